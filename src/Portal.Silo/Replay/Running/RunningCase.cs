namespace Portal.Silo.Replay.Running;

/// <summary>A case on its way through the portal.</summary>
/// <param name="index">Its position in the plan, by which the log knows it.</param>
/// <param name="plan">What is to happen to it.</param>
internal sealed class RunningCase(int index, PlannedCase plan)
{
    public int Index => index;

    public PlannedCase Plan => plan;

    /// <summary>How many of its steps were answered.</summary>
    public int Taken { get; private set; }

    /// <summary>The last answer; none before the first step.</summary>
    public StepAnswer? Last { get; private set; }

    /// <summary>Its next step happens at this moment.</summary>
    public bool IsDue(int slot) => Taken < plan.Steps.Length && plan.Steps[Taken].Slot == slot;

    /// <summary>So many steps are taken, and this was the answer to the last one.</summary>
    public void Answered(int taken, StepAnswer last) => (Taken, Last) = (taken, last);
}
