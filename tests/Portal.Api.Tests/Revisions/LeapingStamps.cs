namespace Portal.Api.Tests.Revisions;

/// <summary>The machine's clock, but time stamps stand still until a test lets some time pass.</summary>
internal sealed class LeapingStamps : TimeProvider
{
    private long stamp = TimeProvider.System.GetTimestamp();

    public override long GetTimestamp() => Volatile.Read(ref stamp);

    public void Pass(TimeSpan time) => Interlocked.Add(ref stamp, time.Ticks * TimestampFrequency / TimeSpan.TicksPerSecond);
}
