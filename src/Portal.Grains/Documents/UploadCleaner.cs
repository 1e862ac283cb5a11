namespace Portal.Grains.Documents;

/// <summary>
/// Throws away what was begun and never finished, and finishes what a crash interrupted at the last step. Several
/// processes may do this at once.
/// </summary>
internal sealed class UploadCleaner(
    DocumentRows rows,
    DocumentFiles files,
    Uploads uploads,
    DocumentPolicy policy,
    TimeProvider time)
{
    private const int Batch = 100;

    /// <summary>Looks at everything whose time is over.</summary>
    /// <returns>How many uploads were thrown away.</returns>
    public async Task<int> CleanOnceAsync(CancellationToken cancellationToken)
    {
        var moment = time.GetUtcNow().AddHours(-policy.UnfinishedHours);
        var (after, thrownAway) = ("", 0);
        while (await rows.BeganBeforeAsync(moment, after, Batch, cancellationToken) is { Count: > 0 } old)
        {
            foreach (var upload in old)
            {
                if (upload is { Hash: not null, IsFinished: false })
                    await uploads.FinishAsync(upload);
                else if (!files.Discard(upload.Key))
                    continue; // Somebody writes to it at this very moment; the next look finds it again.
                else
                    thrownAway += upload.IsFinished ? 0 : 1;
                await rows.DeleteAsync(upload.Id);
            }

            after = old[^1].Id;
        }

        return thrownAway;
    }
}
