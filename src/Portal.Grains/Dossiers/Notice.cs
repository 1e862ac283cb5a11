namespace Portal.Grains.Dossiers;

/// <summary>Something that the agency told the applicant and that still holds.</summary>
/// <param name="Event">
/// What happened: <c>dossier.refused</c> (form 03), <c>dossier.extended</c> (the apology with a new date),
/// <c>dossier.stopped</c>, or <c>dossier.payment_requested</c> while it is open.
/// </param>
/// <param name="At">When.</param>
/// <param name="Statement">What was said.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.notice")]
public sealed record Notice(
    [property: Id(0)] string Event,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Statement Statement);
