using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Receiving;

/// <summary>
/// Returns a petition as not competent (trả lại do không thuộc thẩm quyền), also when that turns out late. On time
/// within two working days. An agency above can still transfer it.
/// </summary>
/// <param name="Reason">Why, in words the sender understands.</param>
/// <param name="CompetentAgency">Who is competent, where that is known.</param>
[GenerateSerializer, Immutable, Alias("portal.petition.return")]
public sealed record ReturnPetition(
    [property: Id(0)] string Reason,
    [property: Id(1)] string? CompetentAgency) : PetitionCommand
{
    internal override PetitionPermission Permission => PetitionPermission.Handlers;

    internal override bool IsPossibleIn(PetitionStatus status) =>
        status is PetitionStatus.Sent or PetitionStatus.Received or PetitionStatus.SenderAsked;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        new PetitionReturned(Reason, CompetentAgency);
}

/// <summary>The petition was returned as not competent.</summary>
internal sealed record PetitionReturned(string Reason, string? CompetentAgency) : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        petition.Ended(PetitionStatus.Returned, occurrence.At, petition.Dates.RefuseBy) with
        {
            Rejection = new PetitionRejection(Reason, null, CompetentAgency),
            Questions = [],
        };
}
