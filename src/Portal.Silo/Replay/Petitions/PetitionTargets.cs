using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Petitions;

/// <summary>How many petitions of each kind a unit needs.</summary>
/// <param name="All">Sent and taken in the period; the base of 5.2 and 5.3.</param>
/// <param name="OnTime">Handled on time (5.2).</param>
/// <param name="Satisfied">Handled on time and not disliked (5.3).</param>
/// <param name="AboutProcedures">About rules and procedures.</param>
/// <param name="AboutStaff">About the behaviour of staff.</param>
internal sealed record PetitionTargets(int All, int OnTime, int Satisfied, int AboutProcedures, int AboutStaff)
{
    /// <exception cref="ReplayPlanException">The figures contradict each other.</exception>
    public static PetitionTargets Of(Observation published)
    {
        var all = published.Denominator("5.2") ?? published.Denominator("5.3") ?? 0;
        var onTime = published.Numerator("5.2") ?? published.Numerator("5.3") ?? all;
        var satisfied = published.Numerator("5.3") ?? onTime;
        if (published.Denominator("5.3") is { } received && received != all)
            throw new ReplayPlanException($"{published.Unit} {published.Period}: petitions carried over are not replayed (5.2, 5.3).");
        if (onTime > all || satisfied > onTime)
            throw new ReplayPlanException($"{published.Unit} {published.Period}: the figures of 5.2 and 5.3 contradict each other.");

        var procedures = Math.Min(published.Counts.AboutProcedures ?? all, all);
        return new PetitionTargets(
            all, onTime, satisfied, procedures, Math.Min(published.Counts.AboutStaff ?? 0, all - procedures));
    }
}
