using System.Collections.Immutable;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring;

namespace Portal.Silo.Replay;

/// <summary>
/// A simulated period whose dossiers give exactly the published figures. The same observation, catalogue and seed give
/// the same plan.
/// </summary>
/// <param name="Published">What was published.</param>
/// <param name="Period">The period.</param>
/// <param name="Targets">How many dossiers of each kind.</param>
/// <param name="Calendar">When something happens.</param>
/// <param name="Dossiers">The dossiers.</param>
internal sealed record ReplayPlan(
    Observation Published,
    ScorePeriod Period,
    PlanTargets Targets,
    ReplayCalendar Calendar,
    ImmutableArray<PlannedDossier> Dossiers)
{
    /// <summary>Requests in all.</summary>
    public int StepCount => Dossiers.Sum(dossier => dossier.Steps.Length);

    /// <exception cref="ReplayPlanException">The observation cannot be replayed.</exception>
    public static ReplayPlan Create(
        Observation published, CatalogueSnapshot catalogue, CatalogueClocks clocks, ReplayRates rates, int seed)
    {
        if (!ScorePeriod.TryParse(published.Period, out var period))
            throw new ReplayPlanException($"{published.Period} is no month, quarter or year.");
        if (catalogue.Agencies.Find(published.Unit) is not { } unit)
            throw new ReplayPlanException($"The catalogue has no agency {published.Unit}.");

        var random = new Random(seed);
        var targets = PlanTargets.Of(published, rates);
        var calendar = new ReplayCalendar(clocks.Of(unit.Code), period);
        var days = new ReceiptDays(calendar);
        var pool = new ProcedurePool(catalogue, unit, calendar, days);
        var writer = new ScriptWriter(calendar, days, new Cast(targets.Dossiers, random), random);

        var traits = new TraitDealer(targets, rates, random).Deal();
        var dossiers = traits.Select((one, index) => writer.Write(index + 1, one, pool.Pick(one, random)));
        return new ReplayPlan(published, period, targets, calendar, [.. dossiers]);
    }
}
