using Portal.Grains.Shared;

namespace Portal.Grains.Petitions.Sending;

/// <summary>
/// Sends a petition (gửi phản ánh, kiến nghị) to an agency. Complaints and denunciations in the sense of their own laws
/// are not petitions. Source: Decree 20/2008 Art. 1, 6.
/// </summary>
/// <param name="Agency">Agency it is sent to.</param>
/// <param name="Class">What it is about.</param>
/// <param name="Text">In the sender's own words.</param>
/// <param name="AboutDossier">Id of one's own dossier that it is about, or <see langword="null"/>.</param>
[GenerateSerializer, Immutable, Alias("portal.petition.send")]
public sealed record SendPetition(
    [property: Id(0)] string Agency,
    [property: Id(1)] PetitionClass Class,
    [property: Id(2)] string Text,
    [property: Id(3)] string? AboutDossier) : PetitionCommand
{
    internal override string? NewAgency => Agency;

    internal override PetitionPermission Permission => PetitionPermission.Sender;

    internal override bool IsPossibleIn(PetitionStatus status) => true;

    internal Decision<PetitionEvent> Decide(PetitionContext context) => new PetitionSent(
        Agency, Class, Text, context.Caller.Subject, context.Caller.Role, AboutDossier, context.DatesFromNow);

    internal override Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context) =>
        PetitionRefusals.AlreadyExists;
}

/// <summary>A petition was sent.</summary>
internal sealed record PetitionSent(
    string Agency,
    PetitionClass Class,
    string Text,
    string Sender,
    Role SenderRole,
    string? AboutDossier,
    PetitionDates Dates) : PetitionEvent
{
    internal PetitionState Begin(string id, Occurrence occurrence) => new()
    {
        Id = id,
        Status = PetitionStatus.Sent,
        Class = Class,
        Text = Text,
        Sender = Sender,
        SenderRole = SenderRole,
        Agency = Agency,
        AboutDossier = AboutDossier,
        SentAt = occurrence.At,
        CountedFrom = occurrence.At,
        Dates = Dates,
    };

    internal override PetitionState ApplyTo(PetitionState petition, Occurrence occurrence) =>
        throw new InvalidOperationException("A petition begins once; it was sent already.");
}
