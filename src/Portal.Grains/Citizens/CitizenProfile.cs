using Portal.Grains.Shared;

namespace Portal.Grains.Citizens;

/// <summary>How a citizen or enterprise can be reached.</summary>
/// <param name="FullName">Name.</param>
/// <param name="Phone">Phone number, for messages about dossiers.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Address">Postal address, for results by post.</param>
/// <param name="Language">Language of messages, <c>vi</c> or <c>en</c>.</param>
[GenerateSerializer, Immutable, Alias("portal.contact-details")]
public sealed record ContactDetails(
    [property: Id(0)] string FullName,
    [property: Id(1)] string? Phone,
    [property: Id(2)] string? Email,
    [property: Id(3)] string? Address,
    [property: Id(4)] string Language);

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
