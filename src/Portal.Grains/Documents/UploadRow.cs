using System.Security.Cryptography;
using System.Text;
using Portal.Grains.Shared;

namespace Portal.Grains.Documents;

/// <summary>The columns of an upload.</summary>
internal sealed class UploadRow
{
    public string Id { get; set; } = "";
    public string Owner { get; set; } = "";
    public string? Agency { get; set; }
    public long Length { get; set; }
    public long Received { get; set; }
    public string Name { get; set; } = "";
    public string? ExpectedHash { get; set; }
    public string? Hash { get; set; }
    public string? MediaType { get; set; }
    public long CreatedAt { get; set; }
    public long? FinishedAt { get; set; }

    public Guid Key => Guid.ParseExact(Id, "D");

    /// <summary>All bytes are there, and nobody has sealed it.</summary>
    public bool IsWhole => Hash is null && Received == Length;

    public bool IsFinished => FinishedAt is not null;

    public static UploadRow Of(NewUpload upload, Caller caller, DateTimeOffset now) => new()
    {
        Id = KeyOf(upload, caller).ToString("D"),
        Owner = caller.Subject,
        Agency = caller.Role is Role.Citizen or Role.Helper ? null : caller.Agency,
        Length = upload.Length,
        Name = upload.Name,
        ExpectedHash = upload.Hash,
        CreatedAt = now.ToUnixTimeMilliseconds(),
    };

    public UploadView ToView(DocumentPolicy policy) => new(
        Id,
        Length,
        Received,
        Name,
        DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt).AddHours(policy.UnfinishedHours),
        IsFinished ? Hash : null,
        IsFinished ? MediaType : null);

    /// <summary>The same caller and idempotency key lead to the same upload.</summary>
    private static Guid KeyOf(NewUpload upload, Caller caller)
    {
        if (upload.IdempotencyKey is not { } key)
            return Guid.NewGuid();

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"upload\n{caller.Actor}\n{key}"));
        // Version 8 (RFC 9562): made of data of our own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
