namespace Portal.Silo.Replay;

/// <summary>The published figures cannot be replayed; the message says why.</summary>
internal sealed class ReplayPlanException(string message) : Exception(message);
