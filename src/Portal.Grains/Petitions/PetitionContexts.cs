using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Finds what a decision about a petition looks at: agencies, their working time, whose a dossier is.</summary>
internal sealed class PetitionContexts(
    ICatalogue catalogue,
    CatalogueClocks clocks,
    PetitionDeadlines deadlines,
    IDossierLists dossiers,
    PetitionLists petitions)
{
    /// <summary>The context of a petition that is sent, or why it cannot be sent.</summary>
    public async ValueTask<(PetitionContext? Context, Refusal? Refusal)> ForNewAsync(
        SendPetition command,
        Caller caller,
        DateTimeOffset now)
    {
        if (command.AboutDossier is { } dossier)
        {
            if (!await dossiers.IsSubmittedByAsync(caller.Subject, dossier, CancellationToken.None))
                return (null, PetitionRefusals.DossierNotYours);
            // Asked here, where somebody hears it: a petition that was sent must be tied.
            if (await petitions.CountAboutAsync(dossier, CancellationToken.None) >= DossierLimits.PetitionsSent)
                return (null, DossierRefusals.TooManyPetitions);
        }

        return For(command.Agency, caller, now);
    }

    /// <summary>The context of a command on a petition, or why there is none.</summary>
    public (PetitionContext? Context, Refusal? Refusal) For(
        PetitionState petition,
        PetitionCommand command,
        Caller caller,
        DateTimeOffset now) =>
        command.NewAgency is { } agency
            ? For(agency, caller, now)
            : (ContextOf(petition.Agency, caller, now), null);

    /// <summary>How the date of the answer was counted; null when no answer is due.</summary>
    public LocalizedText? ExplainDueDate(PetitionState petition) =>
        petition.Status is PetitionStatus.Sent or PetitionStatus.Received or PetitionStatus.SenderAsked
            ? deadlines.ExplainAnswerBy(clocks.Of(petition.Agency), petition.Dates.AnswerBy, petition.CountedFrom)
            : null;

    private (PetitionContext? Context, Refusal? Refusal) For(string agency, Caller caller, DateTimeOffset now) =>
        catalogue.Current.Agencies.Find(agency) is null
            ? (null, PetitionRefusals.AgencyUnknown)
            : (ContextOf(agency, caller, now), null);

    private PetitionContext ContextOf(string agency, Caller caller, DateTimeOffset now) =>
        new(caller, now, clocks.Of(agency), deadlines);
}
