using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Receiving;

/// <summary>
/// Hands a petition to the agency that is competent (chuyển xử lý): all limits count again, and what was late before
/// is not the new agency's. Source: guide to index 5.2 of Decision 766 (answer within 15 working days "from the last
/// transfer").
/// </summary>
/// <param name="Agency">The agency that is competent.</param>
/// <param name="Note">Note for the new agency, or <see langword="null"/>.</param>
[GenerateSerializer, Immutable, Alias("portal.petition.transfer")]
public sealed record TransferPetition(
    [property: Id(0)] string Agency,
    [property: Id(1)] string? Note) : PetitionCommand
{
    internal override string? NewAgency => Agency;

    internal override PetitionPermission Permission => PetitionPermission.Handlers;

    internal override bool IsPossibleIn(PetitionStatus status) => status
        is PetitionStatus.Sent or PetitionStatus.Received or PetitionStatus.SenderAsked or PetitionStatus.Returned;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        petition.Agency == Agency
            ? PetitionRefusals.SameAgency
            : new PetitionTransferred(Agency, Note, context.DatesFromNow);
}

/// <summary>The petition was handed to another agency.</summary>
internal sealed record PetitionTransferred(string Agency, string? Note, PetitionDates Dates) : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        petition.Waiting(occurrence.At, Dates) with
        {
            Agency = Agency,
            TransferredAt = occurrence.At,
            Overdue = false,
        };
}
