using System.Globalization;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Planning;

/// <summary>Finds figures that cannot all be true of the same dossiers.</summary>
internal static class TargetChecks
{
    /// <exception cref="ReplayPlanException">Names every contradiction.</exception>
    public static void ThrowIfContradictory(Observation published, PlanTargets targets)
    {
        var wrong = Contradictions(published, targets).ToArray();
        if (wrong.Length > 0)
        {
            throw new ReplayPlanException(
                $"The figures of {published.Unit} {published.Period} contradict each other: {string.Join("; ", wrong)}.");
        }
    }

    private static IEnumerable<string> Contradictions(Observation published, PlanTargets targets)
    {
        foreach (var (id, index) in published.DossierIndices)
        {
            if (index.Numerator > index.Denominator)
                yield return Say($"{id} has more above the line ({index.Numerator}) than below ({index.Denominator})");
            if (id is not (Observation.OnTime or "3.3" or "3.6") && index.Denominator != targets.Dossiers)
                yield return Say($"{id} counts {index.Denominator} dossiers, 2.1 counts {targets.Dossiers}");
        }

        if (targets.CarriedOver < 0)
            yield return Say($"3.3 counts more dossiers received than 2.1 counts in all ({targets.Dossiers})");
        if (targets.WithFee > targets.Dossiers)
            yield return Say($"3.6 counts more dossiers with a fee than 2.1 counts in all ({targets.Dossiers})");
        if (targets.Digitised > targets.ElectronicResults)
            yield return Say($"4.2 ({targets.Digitised}) needs an electronic result, and 4.1 has only {targets.ElectronicResults}");
        if (targets.Reused > targets.Digitised + targets.Dossiers - targets.ElectronicResults)
            yield return Say($"4.3 ({targets.Reused}) needs files, which 4.1 and 4.2 leave to fewer dossiers");
        if (targets.Disliked < 0)
            yield return Say($"5.4 has more satisfied dossiers than 2.1 has on time ({targets.OnTime})");
        if (published.Counts.Completed is { } completed && completed > targets.Dossiers)
            yield return Say($"more are completed ({completed}) than there are ({targets.Dossiers})");
        else if (published.Counts.Completed < targets.ElectronicResults)
            yield return Say($"4.1 has more electronic results ({targets.ElectronicResults}) than dossiers were completed");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
