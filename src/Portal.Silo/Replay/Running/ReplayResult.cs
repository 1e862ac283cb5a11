namespace Portal.Silo.Replay.Running;

/// <summary>What came out of a replay.</summary>
/// <param name="Plan">The plan that was carried out.</param>
/// <param name="Requests">Requests sent for dossiers and petitions; sign-in and what a log skipped not counted.</param>
/// <param name="Elapsed">How long they took.</param>
internal sealed record ReplayResult(ReplayPlan Plan, int Requests, TimeSpan Elapsed);
