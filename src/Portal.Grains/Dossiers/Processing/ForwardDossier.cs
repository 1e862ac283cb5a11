using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Processing;

/// <summary>
/// Hands a dossier on to the next step of the internal process: the same working day, or at the start of the next one
/// when it was received after 15:00. Source: Decree 61/2018 Art. 18.
/// </summary>
/// <param name="Assignee">Officer of the next step, or <see langword="null"/> to leave the choice to the agency.</param>
/// <param name="Note">Note for the next officer.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.forward")]
public sealed record ForwardDossier(
    [property: Id(0)] string? Assignee,
    [property: Id(1)] string? Note) : DossierCommand
{
    internal override Permission Permission => Permission.Handlers;

    internal override StatusSet PossibleIn => StatusSet.Of(DossierStatus.Accepted, DossierStatus.InProcess);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        dossier.Step < context.Procedure.Steps.Length
            ? new DossierForwarded(dossier.Step + 1, Assignee, Note)
            : DossierRefusals.LastStep;
}

/// <summary>A dossier went on to another step.</summary>
internal sealed record DossierForwarded(int Step, string? Assignee, string? Note) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = DossierStatus.InProcess,
        Step = Step,
        Assignee = Assignee,
    };
}
