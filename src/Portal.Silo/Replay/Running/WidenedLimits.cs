using Portal.Api.Protection;

namespace Portal.Silo.Replay.Running;

/// <summary>Lets one process play a whole town for as long as this lives; then the limits are what they were.</summary>
internal sealed class WidenedLimits : IDisposable
{
    private const int Unlimited = 1_000_000;

    private readonly RateLimitOptions limits;
    private readonly (int CallerPerSecond, int CallerBurst, int AnonymousPerSecond, int AnonymousBurst) before;

    private WidenedLimits(RateLimitOptions limits)
    {
        this.limits = limits;
        before = (limits.CallerPerSecond, limits.CallerBurst, limits.AnonymousPerSecond, limits.AnonymousBurst);
    }

    public static WidenedLimits Of(RateLimitOptions limits)
    {
        var widened = new WidenedLimits(limits);
        (limits.CallerPerSecond, limits.CallerBurst) = (Unlimited, Unlimited);
        (limits.AnonymousPerSecond, limits.AnonymousBurst) = (Unlimited, Unlimited);
        return widened;
    }

    public void Dispose()
    {
        (limits.CallerPerSecond, limits.CallerBurst) = (before.CallerPerSecond, before.CallerBurst);
        (limits.AnonymousPerSecond, limits.AnonymousBurst) = (before.AnonymousPerSecond, before.AnonymousBurst);
    }
}
