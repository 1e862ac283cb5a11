namespace Portal.Api.Protection;

/// <summary>
/// How long work waits for a processor at present: the shortest wait of the last second. A moment of waiting is a burst;
/// when nothing came through quickly for a second, more comes in than goes out.
/// </summary>
internal sealed class WaitingTime : IDisposable
{
    private const int Samples = 10;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly double[] waits = new double[Samples];
    private long due;
    private int sample;
    private volatile int milliseconds;

    public WaitingTime(TimeProvider time)
    {
        this.time = time;
        timer = time.CreateTimer(static self => ((WaitingTime)self!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Rearm();
    }

    /// <summary>The wait in milliseconds; reading it costs nothing.</summary>
    public int Milliseconds => milliseconds;

    public void Dispose() => timer.Dispose();

    /// <summary>A timer is work like any other: how much it comes late is how long work waits.</summary>
    private void Look()
    {
        waits[sample++ % Samples] = time.GetElapsedTime(due).TotalMilliseconds;
        milliseconds = (int)Math.Max(0, waits.Min());
        Rearm();
    }

    private void Rearm()
    {
        due = time.GetTimestamp() + (long)(Between.TotalSeconds * time.TimestampFrequency);
        timer.Change(Between, Timeout.InfiniteTimeSpan);
    }
}
