using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Asking;

/// <summary>
/// Asks the sender for more (yêu cầu bổ sung thông tin). The first request is on time within five working days. The
/// limit for the answer goes on: no source lets it rest.
/// </summary>
/// <param name="Questions">What is needed; at least one.</param>
[GenerateSerializer, Immutable, Alias("portal.petition.ask-sender")]
public sealed record AskSender(
    [property: Id(0)] ImmutableArray<PetitionQuestion> Questions) : PetitionCommand
{
    internal override PetitionPermission Permission => PetitionPermission.Handlers;

    internal override bool IsPossibleIn(PetitionStatus status) => status == PetitionStatus.Received;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        petition.Additions.Length < PetitionLimits.Additions
            ? new SenderAsked(Questions)
            : PetitionRefusals.TooManyAdditions;
}

/// <summary>The sender was asked for more.</summary>
internal sealed record SenderAsked(ImmutableArray<PetitionQuestion> Questions) : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        petition.Stepped(
            PetitionStatus.SenderAsked, occurrence.At, petition.Asked ? null : petition.Dates.AskBy) with
        {
            Asked = true,
            Questions = Questions,
        };
}
