using System.Collections.Immutable;
using Portal.Grains.Procedures;

namespace Portal.Silo.Replay;

/// <summary>One dossier of a replay, from submission to rating.</summary>
/// <param name="Number">Position in the plan, from 1.</param>
/// <param name="Traits">What it contributes.</param>
/// <param name="Procedure">Procedure.</param>
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
    DossierTraits Traits,
    ProcedureVersion Procedure,
    SubjectKind ApplicantKind,
    Actor Applicant,
    Actor Specialist,
    Actor Leader,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? FinishedAt,
    ImmutableArray<PlannedStep> Steps);

/// <summary>One request.</summary>
/// <param name="Slot">Position of its moment in the calendar of the replay.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Actor">Who asks.</param>
internal readonly record struct PlannedStep(int Slot, StepKind Kind, Actor Actor);

/// <summary>What can be asked for.</summary>
internal enum StepKind
{
    Submit,
    Register,
    PayOnline,
    PayAtCounter,
    Accept,
    Assign,
    Digitise,
    RequestPayment,
    RequestSupplement,
    Supplement,
    Extend,
    Forward,
    CheckOriginals,
    Finish,
    Return,
    Rate,
}

/// <summary>Somebody who signs in.</summary>
/// <param name="Persona">Persona of the development issuer.</param>
/// <param name="Subject">Subject id, to play many people.</param>
internal readonly record struct Actor(string Persona, string Subject);
