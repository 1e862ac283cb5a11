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
