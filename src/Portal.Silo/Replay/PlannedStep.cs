namespace Portal.Silo.Replay;

/// <summary>One request.</summary>
/// <param name="Slot">Position of its moment in the calendar of the replay.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Actor">Who asks.</param>
internal readonly record struct PlannedStep(int Slot, StepKind Kind, Actor Actor);
