using System.Collections.Immutable;
using Portal.Silo.Replay.Offers;
using Portal.Silo.Replay.Petitions;
using Portal.Silo.Replay.Planning;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay;

/// <summary>What happens at one unit.</summary>
/// <param name="Published">What was published.</param>
/// <param name="Targets">How many dossiers of each kind.</param>
/// <param name="Offer">Its procedures.</param>
/// <param name="Online">How they are shown to 3.1 and 3.2.</param>
internal sealed record UnitPlan(
    Observation Published,
    PlanTargets Targets,
    UnitOffer Offer,
    OnlineOffer Online,
    ImmutableArray<PlannedDossier> Dossiers,
    ImmutableArray<PlannedPetition> Petitions)
{
    public string Unit => Published.Unit;

    /// <summary>Everything that goes its way.</summary>
    public IEnumerable<PlannedCase> Cases => Dossiers.AsEnumerable<PlannedCase>().Concat(Petitions);
}
