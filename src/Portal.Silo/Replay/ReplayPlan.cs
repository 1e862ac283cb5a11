using System.Collections.Immutable;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring;
using Portal.Silo.Replay.Planning;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay;

/// <summary>
/// A simulated period whose dossiers and petitions give exactly the published figures. The same observations, catalogue
/// and seed give the same plan.
/// </summary>
/// <param name="Calendar">When something happens.</param>
/// <param name="Catalogue">The catalogue with what is generated.</param>
/// <param name="Files">What is imported for it.</param>
/// <param name="Parent">The province with its own published figures, when its units are replayed.</param>
internal sealed record ReplayPlan(
    ScorePeriod Period,
    ReplayCalendar Calendar,
    CatalogueSnapshot Catalogue,
    ImmutableArray<UnitPlan> Units,
    ReplayFiles Files,
    Observation? Parent = null)
{
    /// <summary>Requests in all.</summary>
    public int StepCount => Units.Sum(unit => unit.Cases.Sum(one => one.Steps.Length));

    public int DossierCount => Units.Sum(unit => unit.Dossiers.Length);

    /// <summary>Everything that was published of what is replayed.</summary>
    public IEnumerable<Observation> Published =>
        Units.Select(unit => unit.Published).Concat(Parent is null ? [] : [Parent]);
}
