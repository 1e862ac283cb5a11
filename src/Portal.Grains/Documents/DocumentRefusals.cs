using System.Globalization;
using Portal.Grains.Shared;

namespace Portal.Grains.Documents;

/// <summary>Every "no" about uploads and files.</summary>
internal static class DocumentRefusals
{
    public static readonly Refusal UploadNotFound = Refusal.Of("upload.not_found");
    public static readonly Refusal Busy = Refusal.Of("upload.busy");
    public static readonly Refusal HashDiffers = Refusal.Of("upload.hash_differs");
    public static readonly Refusal BeyondLength = Refusal.Of("upload.beyond_length");

    public static Refusal TooLarge(long most) => Refusal.Of("upload.too_large", Number(most));

    public static Refusal QuotaUsed(int files, long bytes) =>
        Refusal.Of("upload.quota_used", Number(files), Number(bytes));

    public static Refusal TypeNotAllowed(string types) => Refusal.Of("upload.type_not_allowed", types);

    public static Refusal OffsetDiffers(long offset) => Refusal.Of("upload.offset_differs", Number(offset));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
