using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Asking;

/// <summary>The sender adds what the agency asked for.</summary>
/// <param name="Text">In the sender's own words.</param>
[GenerateSerializer, Immutable, Alias("portal.petition.add")]
public sealed record AddToPetition([property: Id(0)] string Text) : PetitionCommand
{
    internal override PetitionPermission Permission => PetitionPermission.Sender;

    internal override bool IsPossibleIn(PetitionStatus status) => status == PetitionStatus.SenderAsked;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        new PetitionAdded(Text);
}

/// <summary>The sender added something.</summary>
internal sealed record PetitionAdded(string Text) : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) => petition with
    {
        Status = PetitionStatus.Received,
        Questions = [],
        Additions = petition.Additions.Add(new PetitionAddition(occurrence.At, Text, Complaint: false)),
    };
}
