namespace Portal.Api.Protection;

/// <summary>The bounds of one kind of requests.</summary>
public sealed record OverloadLimit
{
    /// <summary>Requests under way in this process from which on no more of this kind are taken.</summary>
    public int AtOnce { get; init; }

    /// <summary>How long work waits for a processor, over a second, from which on no more of this kind are taken.</summary>
    public int WaitMilliseconds { get; init; }

    /// <summary>When to come back; up to half as much is added, so that not all come at once.</summary>
    public int RetrySeconds { get; init; }
}
