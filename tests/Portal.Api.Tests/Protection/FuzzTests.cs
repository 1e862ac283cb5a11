using Portal.Fuzz;

namespace Portal.Api.Tests.Protection;

/// <summary>A few thousand requests made from the API document and of what it does not describe, the same at each run.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20260803;
    private const int Requests = 5000;

    [Fact]
    public async Task Whatever_is_sent_nothing_breaks_leaks_or_contradicts_the_document()
    {
        await using var target = await FuzzTarget.StartAsync();
        using var run = await FuzzRun.StartAsync(target.Address);
        var report = await run.RunAsync(Seed, Enumerable.Range(1, Requests), CancellationToken.None);

        Assert.True(report.Findings.Count == 0, string.Join('\n', report.Lines()));
        Assert.Equal(Requests, report.Requests);
        // Requests that all fail at the door would find nothing.
        Assert.True(report.Succeeded > Requests / 8, $"Only {report.Succeeded} requests succeeded.");
        Assert.True((await target.VerifyAsync()).IsWhole);
    }
}
