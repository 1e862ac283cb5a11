using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Silo.Hosting;

namespace Portal.Silo.Tests.Hosting;

/// <summary>What the end of a process makes of the exceptions of its parts.</summary>
public sealed class ShutdownLimitTests
{
    private static readonly Exception GivenUp = new OperationCanceledException("told to give up");

    private readonly Lifetime lifetime = new();

    [Fact]
    public async Task Parts_that_were_told_to_stop_and_gave_up_are_late_and_nothing_worse()
    {
        lifetime.StopApplication();
        await WaitAsync(GivenUp);
        await WaitAsync(new AggregateException(GivenUp, new TaskCanceledException()));
    }

    [Fact]
    public async Task Any_other_failure_while_stopping_is_said()
    {
        lifetime.StopApplication();
        await Assert.ThrowsAsync<AggregateException>(() => WaitAsync(new AggregateException(GivenUp, new InvalidOperationException())));
    }

    [Fact]
    public async Task What_is_cancelled_before_anybody_said_stop_is_a_failure() =>
        await Assert.ThrowsAsync<OperationCanceledException>(() => WaitAsync(GivenUp));

    private Task WaitAsync(Exception end) =>
        new ShutdownLimit(new ShutdownOptions(), lifetime, NullLogger<ShutdownLimit>.Instance).WaitAsync(Task.FromException(end));

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping { get; private set; }

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => ApplicationStopping = new CancellationToken(canceled: true);
    }
}
