namespace Portal.Grains.Citizens;

/// <summary>How a citizen or enterprise can be reached.</summary>
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
