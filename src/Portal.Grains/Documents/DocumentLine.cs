namespace Portal.Grains.Documents;

/// <summary>A file in a list.</summary>
/// <param name="Hash">SHA-256, lower-case hexadecimal; what components name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">Type, by its bytes.</param>
/// <param name="Name">Name as given.</param>
/// <param name="At">When it was complete.</param>
public sealed record DocumentLine(string Hash, long Size, string MediaType, string Name, DateTimeOffset At);
