using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Receiving;

/// <summary>The agency takes a petition (tiếp nhận).</summary>
[GenerateSerializer, Immutable, Alias("portal.petition.receive")]
public sealed record ReceivePetition : PetitionCommand
{
    internal override PetitionPermission Permission => PetitionPermission.Handlers;

    internal override bool IsPossibleIn(PetitionStatus status) => status == PetitionStatus.Sent;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        new PetitionReceived();
}

/// <summary>The agency took the petition.</summary>
internal sealed record PetitionReceived : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        petition with { Status = PetitionStatus.Received, TakenAt = occurrence.At };
}
