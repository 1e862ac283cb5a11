using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Following;

/// <summary>
/// The sender is not content with how it ended and complains again (index 5.3): it waits for receipt once more, and the
/// limits count anew. What was late before stays late.
/// </summary>
/// <param name="Text">What is still wrong, in the sender's own words.</param>
[GenerateSerializer, Immutable, Alias("portal.petition.reopen")]
public sealed record ReopenPetition([property: Id(0)] string Text) : PetitionCommand
{
    internal override PetitionPermission Permission => PetitionPermission.Sender;

    internal override bool IsPossibleIn(PetitionStatus status) => status
        is PetitionStatus.Refused or PetitionStatus.Returned or PetitionStatus.Answered or PetitionStatus.Published;

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        petition.Additions.Length < PetitionLimits.Additions
            ? new PetitionReopened(Text, context.DatesFromNow)
            : PetitionRefusals.TooManyAdditions;
}

/// <summary>The sender complained again.</summary>
internal sealed record PetitionReopened(string Text, PetitionDates Dates) : PetitionEvent
{
    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        petition.Waiting(occurrence.At, Dates) with
        {
            Reopened = true,
            Overdue = petition.Overdue || occurrence.At > petition.DueAt,
            Additions = petition.Additions.Add(new PetitionAddition(occurrence.At, Text, Complaint: true)),
        };
}
