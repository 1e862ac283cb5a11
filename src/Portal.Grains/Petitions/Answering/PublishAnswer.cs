using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Answering;

/// <summary>
/// Publishes the answer (công khai). On time within two working days of the answer. Source: Decree 20/2008 Art. 19.
/// </summary>
[GenerateSerializer, Immutable, Alias("portal.petition.publish")]
public sealed record PublishAnswer : PetitionCommand
{
    internal override PetitionPermission Permission => PetitionPermission.Handlers;

    internal override bool IsPossibleIn(PetitionStatus status) => status == PetitionStatus.Answered;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        new AnswerPublished();
}

/// <summary>The answer was published.</summary>
internal sealed record AnswerPublished : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        petition.Ended(PetitionStatus.Published, occurrence.At, petition.PublishBy) with
        {
            PublishedAt = occurrence.At,
        };
}
