namespace Portal.Grains.Documents;

/// <summary>A file that can be sent.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="MediaType">Type, by its bytes.</param>
/// <param name="Name">Name as given.</param>
/// <param name="Hash">SHA-256; the entity tag.</param>
public sealed record StoredFile(string Path, string MediaType, string Name, string Hash);
