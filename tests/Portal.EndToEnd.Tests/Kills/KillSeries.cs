using System.Diagnostics;
using System.Globalization;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;
using Xunit.Abstractions;

namespace Portal.EndToEnd.Tests.Kills;

/// <summary>
/// Kills something under load again and again, and looks after each kill whether everything that was acknowledged is
/// there. The moments are random: after so many acknowledged commands, and a little later.
/// </summary>
/// <param name="store">The database.</param>
/// <param name="seed">Of the random moments.</param>
/// <param name="output">Gets the figures.</param>
internal sealed class KillSeries(PortalStore store, int seed, ITestOutputHelper output)
{
    private const int MostCommands = 60;
    private const int MostMilliseconds = 15;
    private const int Repeated = 200;

    private readonly Random random = new(seed);
    private readonly Ledger ledger = new();
    private int seen;

    /// <summary>How many kills; <c>PORTAL_KILLS</c> asks for more or fewer than the usual 50.</summary>
    public static int Kills { get; } = int.TryParse(
        Environment.GetEnvironmentVariable("PORTAL_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
        ? asked
        : 50;

    /// <param name="current">The portal that runs now.</param>
    /// <param name="kill">Kills, starts again, and waits until the portal is ready.</param>
    public async Task RunAsync(Func<PortalProcess> current, Func<Task> kill)
    {
        var started = Stopwatch.GetTimestamp();
        using var traffic = new Traffic(() => current().Address, ledger);
        for (var kills = 0; kills < Kills; kills++)
        {
            await ledger.ReachAsync(ledger.Count + random.Next(1, MostCommands + 1));
            await Task.Delay(random.Next(MostMilliseconds + 1));
            AssertNoComplaints(current());
            await kill();
            await CheckNewAsync();
        }

        await traffic.StopAsync();
        AssertNoComplaints(current());
        await CheckNewAsync();
        await TieAuditor.WaitAsync(store);
        var all = ledger.From(0);
        Assert.Empty(await Auditor.FindDifferencesAsync(store, all));
        var sample = all.ToArray();
        random.Shuffle(sample);
        Assert.Empty(await traffic.RepeatAsync(sample.Take(Repeated)));
        AssertNoComplaints(current());
        // Repetitions have left nothing behind.
        Assert.Empty(await Auditor.FindDifferencesAsync(store, all));
        await AssertWholeAsync(store);
        await FoldedScores.AssertRightAsync(store);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Kills} kills (seed {seed}), {all.Count} commands acknowledged, 0 lost, {ledger.Outages} times 503, {seconds:0} s"));
    }

    /// <summary><c>verify</c> finds every chain whole and every state equal to its replay.</summary>
    public static async Task AssertWholeAsync(PortalStore store)
    {
        var (exitCode, text) = await PortalProgram.RunAsync(store, "verify");
        Assert.True(exitCode == 0, text);
        Assert.Contains("every chain verifies", text, StringComparison.Ordinal);
    }

    private async Task CheckNewAsync()
    {
        var news = ledger.From(seen);
        seen += news.Count;
        Assert.Empty(await Auditor.FindLossesAsync(store, news));
    }

    private void AssertNoComplaints(PortalProcess portal) => Assert.True(
        ledger.Complaints.Count == 0, $"{string.Join('\n', ledger.Complaints)}\n{portal.Output}");
}
