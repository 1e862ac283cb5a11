using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Receiving;

/// <summary>Does not take a petition (từ chối tiếp nhận). On time within two working days.</summary>
/// <param name="Reason">Why, in words the sender understands.</param>
/// <param name="LegalClause">The clause that forbids it.</param>
[GenerateSerializer, Immutable, Alias("portal.petition.refuse")]
public sealed record RefusePetition(
    [property: Id(0)] string Reason,
    [property: Id(1)] string LegalClause) : PetitionCommand
{
    internal override PetitionPermission Permission => PetitionPermission.Handlers;

    internal override bool IsPossibleIn(PetitionStatus status) => status == PetitionStatus.Sent;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        new PetitionRefused(Reason, LegalClause);
}

/// <summary>The petition was not taken.</summary>
internal sealed record PetitionRefused(string Reason, string LegalClause) : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        petition.Ended(PetitionStatus.Refused, occurrence.At, petition.Dates.RefuseBy) with
        {
            Rejection = new PetitionRejection(Reason, LegalClause, null),
        };
}
