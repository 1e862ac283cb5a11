namespace Portal.Grains.Documents;

/// <summary>How far an upload is.</summary>
/// <param name="Length">Length of the file, bytes.</param>
/// <param name="Offset">Bytes that are safe on disk; the sender goes on from here.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="ExpiresAt">When what is unfinished is thrown away.</param>
/// <param name="Hash">SHA-256 of the finished file, for the component of a dossier.</param>
/// <param name="MediaType">Type of the finished file, by its bytes.</param>
public sealed record UploadView(
    string Id,
    long Length,
    long Offset,
    string Name,
    DateTimeOffset ExpiresAt,
    string? Hash,
    string? MediaType);
