using Portal.Grains.Shared;

namespace Portal.Grains.Documents;

/// <summary>Uploads that may be cut at any byte and go on later. Everybody reaches their own only.</summary>
public interface IUploads
{
    /// <summary>Largest file, bytes.</summary>
    long LargestBytes { get; }

    /// <summary>Begins an upload. The same idempotency key begins it once.</summary>
    Task<UploadAnswer> BeginAsync(NewUpload upload, Caller caller, CancellationToken cancellationToken);

    /// <summary>How far an upload is, or <see langword="null"/> when the caller has none of that id.</summary>
    Task<UploadView?> FindAsync(string id, Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// Appends what a stream gives, as far as it comes. What arrived before the line was cut is kept. With the last byte
    /// the upload becomes a document.
    /// </summary>
    /// <param name="id">Id of the upload.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="offset">Where the sender goes on; it must be where the upload stands.</param>
    /// <param name="announced">How many bytes the sender says will come, or <see langword="null"/>.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="cancellationToken">The sender has gone.</param>
    Task<UploadAnswer> AppendAsync(
        string id, Caller caller, long offset, long? announced, Stream body, CancellationToken cancellationToken);

    /// <summary>Throws an unfinished upload away.</summary>
    Task<Refusal?> DiscardAsync(string id, Caller caller, CancellationToken cancellationToken);
}

/// <summary>An upload that begins.</summary>
/// <param name="Length">Length of the file, bytes.</param>
/// <param name="Name">Name of the file as given; never used as a path.</param>
/// <param name="Hash">What the sender says the SHA-256 is, or <see langword="null"/>.</param>
/// <param name="IdempotencyKey">Key chosen by the caller, or <see langword="null"/>.</param>
public sealed record NewUpload(long Length, string Name, string? Hash, string? IdempotencyKey);

/// <summary>An upload, or why not.</summary>
/// <param name="Upload">How far it is.</param>
/// <param name="Refusal">Why not.</param>
public readonly record struct UploadAnswer(UploadView? Upload, Refusal? Refusal);

/// <summary>How far an upload is.</summary>
/// <param name="Id">Id.</param>
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
