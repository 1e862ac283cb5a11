using Microsoft.Extensions.Logging;
using Portal.Grains.Shared;

namespace Portal.Grains.Documents;

/// <summary>
/// Throws away what was begun and never finished, and finishes what a crash interrupted at the last step. Several
/// processes may do this at once.
/// </summary>
internal sealed partial class UploadCleaner(
    DocumentRows rows,
    DocumentFiles files,
    Uploads uploads,
    DocumentPolicy policy,
    TimeProvider time,
    ILogger<UploadCleaner> logger)
{
    private const int Batch = 100;

    /// <summary>Looks at what lies among the parts, and at everything whose time is over.</summary>
    /// <returns>How many uploads were thrown away.</returns>
    public async Task<int> CleanOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var part in files.Parts())
            await TryAsync(part, () => MatchAsync(part, cancellationToken), cancellationToken);

        var moment = time.GetUtcNow().AddHours(-policy.UnfinishedHours);
        var (after, thrownAway) = ("", 0);
        while (await rows.BeganBeforeAsync(moment, after, Batch, cancellationToken) is { Count: > 0 } old)
        {
            foreach (var upload in old)
                thrownAway += await TryAsync(upload.Key, () => ClearAsync(upload, cancellationToken), cancellationToken) ? 1 : 0;
            after = old[^1].Id;
        }

        return thrownAway;
    }

    /// <summary>
    /// A crash may leave a part without its row. And a loss of power may take back the name that a file got at its end,
    /// after the row said so: it is made good for here, before anything is thrown away.
    /// </summary>
    private async Task<bool> MatchAsync(Guid part, CancellationToken cancellationToken)
    {
        var upload = await rows.FindAsync(part.ToString("D"), cancellationToken);
        if (upload is { Hash: not null })
            await uploads.FinishAsync(upload);
        if (upload is not null)
            return false;

        await using var nobodys = files.OpenPart(part);
        if (nobodys is not null)
            files.DeletePart(part);
        return nobodys is not null;
    }

    /// <returns>Whether it was thrown away; not while somebody writes to it, the next look finds it again.</returns>
    private async Task<bool> ClearAsync(UploadRow upload, CancellationToken cancellationToken)
    {
        if (upload.IsWhole)
        {
            await uploads.SealWholeAsync(upload, cancellationToken);
            if (await rows.FindAsync(upload.Id, cancellationToken) is not { } looked)
                return false;
            upload = looked;
        }

        if (upload.Hash is null)
            return await uploads.DiscardAsync(upload) is null;
        if (!upload.IsFinished)
            await uploads.FinishAsync(upload);
        await rows.DeleteAsync(upload.Id);
        return false;
    }

    /// <summary>One that cannot be cleared away does not keep the others.</summary>
    private async Task<bool> TryAsync(Guid upload, Func<Task<bool>> clear, CancellationToken cancellationToken)
    {
        try
        {
            return await clear();
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested && !StorageOutage.Is(failed))
        {
            LogFailed(logger, failed, upload);
            return false;
        }
    }

    [LoggerMessage(4201, LogLevel.Error, "Upload {Upload} could not be cleared away or finished")]
    private static partial void LogFailed(ILogger logger, Exception failed, Guid upload);
}
