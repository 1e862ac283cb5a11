using Portal.Grains.Shared;

namespace Portal.Grains.Citizens;

/// <summary>What the portal keeps about a citizen or enterprise.</summary>
/// <param name="Subject">Subject id of the account.</param>
/// <param name="Contact">Contact data, or <see langword="null"/> when nothing was saved yet.</param>
/// <param name="Assurance">How well the identity was checked when the profile was saved last.</param>
/// <param name="Revision">Revision; the entity tag. 0 = nothing saved yet.</param>
[GenerateSerializer, Immutable, Alias("portal.citizen-profile")]
public sealed record CitizenProfile(
    [property: Id(0)] string Subject,
    [property: Id(1)] ContactDetails? Contact,
    [property: Id(2)] Assurance Assurance,
    [property: Id(3)] int Revision);
