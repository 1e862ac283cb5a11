using Portal.Api.Protection;

namespace Portal.Api.Tests.Protection;

/// <summary>How long work waits: seen when every sample of a second was late, and gone as soon as one was not.</summary>
public sealed class WaitingTimeTests
{
    [Fact]
    public void A_wait_counts_when_it_lasts_and_is_forgotten_when_one_comes_through()
    {
        var clock = new LateTimers();
        using var waiting = new WaitingTime(clock);
        for (var i = 0; i < 9; i++)
            clock.Fire(lateBy: 800);
        Assert.Equal(0, waiting.Milliseconds);
        clock.Fire(lateBy: 700);
        Assert.Equal(700, waiting.Milliseconds);
        clock.Fire(lateBy: 2);
        Assert.Equal(2, waiting.Milliseconds);
    }

    /// <summary>A clock whose one timer fires as late as a test says.</summary>
    private sealed class LateTimers : TimeProvider
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
}
