namespace Portal.Api.Tests.Protection;

/// <summary>A clock whose one timer fires as late as a test says.</summary>
internal sealed class LateTimers : TimeProvider
{
    private TimerCallback? callback;
    private object? state;
    private TimeSpan due;
    private long now;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => now;

    public void Fire(int lateBy)
    {
        now += (long)due.TotalMilliseconds + lateBy;
        callback!(state);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        (this.callback, this.state) = (callback, state);
        return new Timer(this);
    }

    private sealed class Timer(LateTimers clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.due = dueTime;
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
