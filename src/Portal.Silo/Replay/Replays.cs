using System.Net;
using Portal.Grains.Catalogue;
using Portal.Silo.Replay.Comparing;
using Portal.Silo.Replay.Planning;
using Portal.Silo.Replay.Published;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Replay;

/// <summary>Plans observations, drives them through a portal and compares the scores.</summary>
internal static class Replays
{
    public const string DefaultUnit = "H44.03";
    public const string DefaultPeriod = "2026-08";
    public const int DefaultSeed = 766;

    private const int SideBySide = 16;
    private const int SideBySideLean = 96;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>The ministry sees the scorecards of all units.</summary>
    private static readonly Actor Ministry = new("ministry", "replay-ministry");

    /// <summary>Plans observations of one period over the shipped catalogue.</summary>
    public static ReplayPlan Plan(
        IReadOnlyList<Observation> units, ReplayStyle style = ReplayStyle.Full, int seed = DefaultSeed, Observation? parent = null)
    {
        var catalogue = new ReplayCatalogue();
        return new ReplayPlanner(catalogue, new CatalogueClocks(catalogue), ReplayRates.Shipped()).Plan(units, style, seed, parent);
    }

    /// <summary>
    /// Drives a plan through the portal at an address and compares its scorecards; afterwards its clock runs again.
    /// </summary>
    public static async Task<ReplayReport> RunAsync(
        ReplayPlan plan, Uri address, bool resume, CancellationToken cancellationToken, string? logFile = null)
    {
        using var log = logFile is null ? null : ReplayLog.Open(logFile, plan, resume);
        var lean = plan.Calendar.Style == ReplayStyle.Lean;
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = address };
        var portal = new PortalClient(http);
        using var bar = new ProgressBar(isLong: plan.Parent is not null);
        try
        {
            var result = await new ReplayRunner(plan, portal, lean ? SideBySideLean : SideBySide, log)
                .RunAsync(bar, resume, cancellationToken);
            var comparisons = await CompareAsync(plan, portal, cancellationToken);
            return new ReplayReport(result, comparisons, await RankAsync(plan, portal, cancellationToken));
        }
        finally
        {
            await ReleaseClockAsync(portal);
        }
    }

    /// <summary>
    /// Compares when everything is folded. What is shown may be a moment older than what is folded: a unit that differs
    /// is looked at again for a while.
    /// </summary>
    private static async Task<List<UnitComparison>> CompareAsync(
        ReplayPlan plan, PortalClient portal, CancellationToken cancellationToken)
    {
        await portal.CatchUpAsync(cancellationToken);
        var compared = new List<UnitComparison>();
        using var patience = new CancellationTokenSource(Patience);
        foreach (var published in plan.Published)
        {
            var comparison = await CompareAsync(published, portal, cancellationToken);
            while (!comparison.Agrees && !patience.IsCancellationRequested)
            {
                await Task.Delay(LookAgain, cancellationToken);
                comparison = await CompareAsync(published, portal, cancellationToken);
            }

            compared.Add(comparison);
        }

        return compared;
    }

    private static async Task<UnitComparison> CompareAsync(
        Observation published, PortalClient portal, CancellationToken cancellationToken)
    {
        var path = $"api/v1/ministry/units/{published.Unit}/scorecard?period={published.Period}";
        return new UnitComparison(
            published, ComputedScores.Read(published.Unit, await portal.GetAsync(Ministry, path, cancellationToken)));
    }

    private static async Task<RankingComparison?> RankAsync(
        ReplayPlan plan, PortalClient portal, CancellationToken cancellationToken)
    {
        if (plan.Parent is not { } parent)
            return null;

        var path = $"api/v1/ministry/ranking?parent={parent.Unit}&by={RankingComparison.Index}&period={parent.Period}";
        return RankingComparison.Of(
            plan.Units.Select(unit => unit.Published), await portal.GetAsync(Ministry, path, cancellationToken));
    }

    private static async Task ReleaseClockAsync(PortalClient portal)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            await portal.SetClockAsync(null, patience.Token);
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
        {
            // A portal that is gone has no clock to release; what ended the replay is reported by itself.
        }
    }
}
