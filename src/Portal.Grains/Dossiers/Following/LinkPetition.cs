using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Following;

/// <summary>Ties a petition (phản ánh, kiến nghị) to the dossier it is about (index 5.4).</summary>
/// <param name="Petition">Id of the petition.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.link-petition")]
public sealed record LinkPetition([property: Id(0)] string Petition) : DossierCommand
{
    internal override Permission Permission => Permission.ApplicantAndManager;

    internal override bool ForHelpers => false;

    internal override StatusSet PossibleIn => StatusSet.AllButDraft;

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        if (dossier.SubmittedAt is null)
            return DossierRefusals.NotInThisStatus(dossier.Status);
        if (dossier.Petitions.Contains(Petition))
            return DossierRefusals.PetitionAlreadyLinked;
        return dossier.Petitions.Length < DossierLimits.Petitions
            ? new PetitionLinked(Petition)
            : DossierRefusals.TooManyPetitions;
    }
}

/// <summary>A petition about the dossier exists.</summary>
internal sealed record PetitionLinked(string Petition) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) =>
        dossier with { Petitions = dossier.Petitions.Add(Petition) };
}
