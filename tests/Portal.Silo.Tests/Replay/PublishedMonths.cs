using Portal.Grains.Catalogue;
using Portal.Silo.Replay;
using Portal.Silo.Replay.Planning;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Tests.Replay;

/// <summary>The published months with numerators of index 2.1, planned over the shipped catalogue.</summary>
internal static class PublishedMonths
{
    public const int Seed = 766;

    private static readonly Lazy<ReplayCatalogue> Catalogue = new(() => new ReplayCatalogue());
    private static readonly Lazy<CatalogueClocks> Clocks = new(() => new CatalogueClocks(Catalogue.Value));
    private static readonly Lazy<ReplayPlanner> Planner =
        new(() => new ReplayPlanner(Catalogue.Value, Clocks.Value, ReplayRates.Shipped()));

    /// <summary>All of them, the province with its 184,513 dossiers too.</summary>
    public static IEnumerable<Observation> All() => ObservationFile.Read(ObservationFile.Shipped)
        .Where(one => one is { HasDossiers: true, Period.Length: 7 });

    public static Observation Of(string unit) =>
        ObservationFile.Find(ObservationFile.Read(ObservationFile.Shipped), unit, "2026-08");

    public static ReplayPlan Plan(Observation observation, int seed = Seed, ReplayStyle style = ReplayStyle.Full) =>
        Planner.Value.Plan([observation], style, seed);

    public static Portal.Grains.WorkingTime.LegalClock ClockOf(string unit) => Clocks.Value.Of(unit);
}
