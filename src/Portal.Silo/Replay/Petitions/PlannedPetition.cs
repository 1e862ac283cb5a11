using System.Collections.Immutable;
using Portal.Grains.Petitions;

namespace Portal.Silo.Replay.Petitions;

/// <summary>One petition of a replay, from sending to rating.</summary>
/// <param name="Number">Position in the plan of its unit, from 1.</param>
/// <param name="Unit">Agency.</param>
/// <param name="Class">What it is about.</param>
/// <param name="Disliked">The sender is not content with the handling.</param>
/// <param name="Steps">What happens to it, in order.</param>
internal sealed record PlannedPetition(
    int Number, string Unit, PetitionClass Class, bool Disliked, ImmutableArray<PlannedStep> Steps)
    : PlannedCase(Number, Unit, Steps)
{
    public override char Letter => 'p';

    public override DateTimeOffset? PromisedFor(StepKind step) => null;
}
