namespace Portal.Grains.Journal;

/// <summary>How an append ended.</summary>
internal abstract record AppendOutcome
{
    /// <summary>Durable. <paramref name="Head"/> is the hash of the newest entry.</summary>
    internal sealed record Appended(ReadOnlyMemory<byte> Head) : AppendOutcome;

    /// <summary>The stream has moved on (or exists already); nothing was written.</summary>
    internal sealed record RevisionConflict : AppendOutcome;

    /// <summary>The idempotency key was used before; nothing was written. The stored answer is given.</summary>
    internal sealed record KeyTaken(RememberedAnswer Stored) : AppendOutcome;
}
