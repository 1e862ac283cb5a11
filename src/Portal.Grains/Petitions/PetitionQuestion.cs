namespace Portal.Grains.Petitions;

/// <summary>One thing the agency wants to know.</summary>
/// <param name="Question">What.</param>
/// <param name="Reason">Why it is needed.</param>
[GenerateSerializer, Immutable, Alias("portal.petition-question")]
public sealed record PetitionQuestion(
    [property: Id(0)] string Question,
    [property: Id(1)] string Reason);
