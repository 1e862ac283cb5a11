using System.Collections.Immutable;
using Portal.Grains.Procedures;
using Portal.Silo.Replay.Planning;

namespace Portal.Silo.Replay;

/// <summary>One dossier of a replay, from submission to rating.</summary>
/// <param name="Number">Position in the plan, from 1.</param>
/// <param name="Unit">Agency.</param>
/// <param name="Traits">What it contributes.</param>
/// <param name="ApplicantKind">Citizen where the procedure serves citizens.</param>
/// <param name="Applicant">Who files it.</param>
/// <param name="Specialist">Officer who handles it.</param>
/// <param name="Leader">Who signs the result.</param>
/// <param name="ReceivedAt">When it is accepted.</param>
/// <param name="DueAt">When the legal clock says it is due.</param>
/// <param name="FinishedAt">When the result is signed; null for one that stays open.</param>
/// <param name="Steps">What happens to it, in order.</param>
internal sealed record PlannedDossier(
    int Number,
    string Unit,
    DossierTraits Traits,
    ProcedureVersion Procedure,
    SubjectKind ApplicantKind,
    Actor Applicant,
    Actor Specialist,
    Actor Leader,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? FinishedAt,
    ImmutableArray<PlannedStep> Steps) : PlannedCase(Number, Unit, Steps)
{
    public override char Letter => 'd';

    public override DateTimeOffset? PromisedFor(StepKind step) =>
        step is StepKind.Accept or StepKind.Register ? DueAt : null;
}
