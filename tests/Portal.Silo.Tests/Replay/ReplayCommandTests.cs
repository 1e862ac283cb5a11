using System.Globalization;
using Portal.Silo.Commands;
using Portal.Silo.Replay;
using Portal.Silo.Replay.Published;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Tests.Replay;

/// <summary>Real replays of a small department over HTTP, on a database of their own.</summary>
public sealed class ReplayCommandTests
{
    private static readonly CancellationToken Forever = CancellationToken.None;

    [Fact]
    public async Task A_replay_through_the_api_gives_the_published_points()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await ReplayCommand.RunAsync(Options("--unit", "H44.19"), output, Forever);

        Assert.Equal(0, code);
        Assert.Contains("\nreplay H44.19 2026-08 2.1 published 18.13 computed 18.13\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_index_over_dossiers_comes_out_of_the_api_with_its_numerator_and_denominator()
    {
        var month = PublishedMonths.Of("H44.19");
        var full = month with
        {
            Indices = month.Indices
                .Add("3.3", new PublishedIndex(26, 28, 6)).Add("3.6", new PublishedIndex(9, 14, 3.86m))
                .Add("4.1", new PublishedIndex(22, 32, 4.13m)).Add("4.2", new PublishedIndex(12, 32, 1.5m))
                .Add("4.3", new PublishedIndex(7, 32, 0.55m)).Add("4.4", new PublishedIndex(8, 32, 1m))
                .Add("4.5b", new PublishedIndex(20, 32, 1.25m)).Add("5.4", new PublishedIndex(26, 32, 5.42m)),
        };
        var plan = Replays.Plan([full], seed: 5);
        await using var portal = await ReplayPortal.StartAsync(data: null);
        var report = await Replays.RunAsync(plan, portal.Address, resume: false, Forever);

        foreach (var one in Assert.Single(report.Comparisons).Indices)
        {
            Assert.Equal(
                (one.Id, one.Published.Numerator, one.Published.Denominator),
                (one.Id, one.Computed!.Numerator, one.Computed.Denominator));
        }

        Assert.True(report.Agrees);
        Assert.Equal(Observation.OverDossiers, full.Indices.Keys);

        // The same portal cannot be replayed into twice: the figures would add up. Going on is another thing.
        await Assert.ThrowsAsync<ReplayPlanException>(() => Replays.RunAsync(plan, portal.Address, resume: false, Forever));
        Assert.True((await Replays.RunAsync(plan, portal.Address, resume: true, Forever)).Agrees);
    }

    [Fact]
    public async Task Published_points_that_do_not_follow_from_the_figures_give_exit_code_1()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, """
                [{"unit":{"code":"H44.46","name":"x"},"period":{"kind":"month","from":"2026-08-01"},"capturedAt":"2026-09-26",
                  "indices":[{"id":"2.1","numerator":2,"denominator":5,"points":8.02}]}]
                """);
            using var output = new StringWriter(CultureInfo.InvariantCulture);
            Assert.Equal(1, await ReplayCommand.RunAsync(Options("--unit", "H44.46", "--file", path), output, Forever));
            Assert.Contains("DIFFERS", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("published 8.02 computed 8.00", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("--unit", "H99.99")]
    [InlineData("--period", "2020-01")]
    [InlineData("--file", "/nonexistent.json")]
    public async Task What_was_not_published_gives_exit_code_2(string option, string value) =>
        Assert.Equal(2, await PortalCommands.RunAsync(["replay", option, value]));

    private static CommandLine Options(params string[] args) => CommandLine.Parse(args, ReplayCommand.Options);
}
