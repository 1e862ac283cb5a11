namespace Portal.Grains.Scoring;

/// <summary>When a dossier is late for index 2.1. Source: decision 766, section 2, rule 2.1.</summary>
internal static class Lateness
{
    /// <summary>
    /// Late when it ended after the promised date, pauses taken off; when a supplement was asked for more than once; or
    /// when it is open and the end of the period lies after the promised date. While the citizen's answer is
    /// outstanding, the moment of the request counts as the end: waiting does not make a dossier late.
    /// </summary>
    public static bool IsLate(DossierFact fact, DateTimeOffset periodEnd)
    {
        if (fact.SupplementRequests > 1)
            return true;

        var end = fact.EndedAt ?? fact.PausedFrom ?? periodEnd;
        if (end > periodEnd)
            end = periodEnd;
        return end - fact.Paused > fact.DueAt;
    }
}
