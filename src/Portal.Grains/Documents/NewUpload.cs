namespace Portal.Grains.Documents;

/// <summary>An upload that begins.</summary>
/// <param name="Length">Length of the file, bytes.</param>
/// <param name="Name">Name of the file as given; never used as a path.</param>
/// <param name="Hash">What the sender says the SHA-256 is, or <see langword="null"/>.</param>
/// <param name="IdempotencyKey">Key chosen by the caller, or <see langword="null"/>.</param>
public sealed record NewUpload(long Length, string Name, string? Hash, string? IdempotencyKey);
