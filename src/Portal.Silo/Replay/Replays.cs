using Portal.Grains.Catalogue;

namespace Portal.Silo.Replay;

/// <summary>Plans an observation and drives it through a portal.</summary>
internal static class Replays
{
    public const string DefaultUnit = "H44.03";
    public const string DefaultPeriod = "2026-08";
    public const int DefaultSeed = 766;

    /// <summary>Plans an observation over the shipped catalogue.</summary>
    public static (ReplayPlan Plan, CatalogueSnapshot Catalogue) Plan(Observation observation, int seed)
    {
        var catalogue = new ReplayCatalogue();
        return (ReplayPlan.Create(observation, catalogue.Current, new CatalogueClocks(catalogue), ReplayRates.Shipped(), seed),
            catalogue.Current);
    }

    /// <summary>Drives a plan through the portal at an address; afterwards its clock runs again.</summary>
    public static async Task<ReplayResult> RunAsync(
        ReplayPlan plan, CatalogueSnapshot catalogue, Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = address };
        var unit = plan.Published.Unit;
        var portal = new PortalClient(http) { Unit = unit };
        using var bar = new ProgressBar();
        try
        {
            return await new ReplayRunner(plan, portal, new RequestWriter(catalogue, unit)).RunAsync(bar, cancellationToken);
        }
        finally
        {
            await ReleaseClockAsync(portal);
        }
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
