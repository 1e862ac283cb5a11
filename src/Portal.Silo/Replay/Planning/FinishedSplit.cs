namespace Portal.Silo.Replay.Planning;

/// <summary>
/// Splits on time and late into finished and open. An electronic result and a rating need a finished dossier, and a
/// dossier carried over from earlier is hardly still within its limit when the period ends.
/// </summary>
internal static class FinishedSplit
{
    /// <param name="targets">Targets without the split.</param>
    /// <param name="completed">Published number of finished dossiers, kept where the other figures allow it.</param>
    /// <param name="usual">How many are usually finished.</param>
    public static PlanTargets Apply(PlanTargets targets, int? completed, int usual)
    {
        var late = targets.Dossiers - targets.OnTime;
        var finished = Math.Clamp(completed ?? usual, targets.ElectronicResults, targets.Dossiers);
        var finishedLate = targets.Dossiers == 0 ? 0 : (int)((long)finished * late / targets.Dossiers);
        var finishedOnTime = finished - finishedLate;
        if (finishedOnTime > targets.OnTime)
            (finishedOnTime, finishedLate) = (targets.OnTime, finished - targets.OnTime);

        var least = Math.Max(targets.Disliked, targets.CarriedOver - late);
        if (finishedOnTime < least)
        {
            finishedLate -= Math.Min(finishedLate, least - finishedOnTime);
            finishedOnTime = least;
        }

        return targets with { FinishedOnTime = finishedOnTime, FinishedLate = finishedLate };
    }
}
