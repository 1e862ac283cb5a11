namespace Portal.Silo.Replay.Running;

/// <summary>How far a replay is.</summary>
/// <param name="Done">Requests sent.</param>
/// <param name="All">Requests in all.</param>
/// <param name="Now">What the portal's clock says.</param>
/// <param name="Elapsed">How long it has taken.</param>
internal readonly record struct ReplayProgress(int Done, int All, DateTimeOffset Now, TimeSpan Elapsed);
