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
}
