namespace Portal.Grains.Petitions;

/// <summary>What the sender wrote after the petition itself.</summary>
/// <param name="At">When.</param>
/// <param name="Text">In their own words.</param>
/// <param name="Complaint">It complains again, instead of answering a question.</param>
[GenerateSerializer, Immutable, Alias("portal.petition-addition")]
public sealed record PetitionAddition(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Text,
    [property: Id(2)] bool Complaint);
