namespace Portal.Grains.Shared;

/// <summary>What the idempotency rules say no to.</summary>
public static class IdempotencyRefusals
{
    /// <summary>The key was used by the same caller for another request.</summary>
    public static readonly Refusal KeyReused = Refusal.Of("idempotency.key_reused");

    /// <summary>A request with this key is still being worked on.</summary>
    public static readonly Refusal StillRunning = Refusal.Of("idempotency.still_running");
}
