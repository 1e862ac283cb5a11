using Portal.Grains.Shared;

namespace Portal.Grains.Documents;

/// <summary>Uploads: rows say how far they are, parts on disk hold the bytes.</summary>
internal sealed class Uploads(
    DocumentRows rows,
    DocumentFiles files,
    DocumentPolicy policy,
    TimeProvider time) : IUploads
{
    private const int Buffer = 64 * 1024;

    /// <summary>After so many bytes they are made safe: no crash costs a slow line more than this.</summary>
    private const int MostAtRisk = 512 * 1024;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public long LargestBytes => policy.LargestBytes;

    public async Task<UploadAnswer> BeginAsync(NewUpload upload, Caller caller, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = UploadRow.Of(upload, caller, now);
        if (upload.IdempotencyKey is not null && await rows.FindAsync(row.Id, cancellationToken) is { } before)
            return Repeat(before, upload);
        if (upload.Length > policy.LargestBytes)
            return new UploadAnswer(null, DocumentRefusals.TooLarge(policy.LargestBytes));

        await rows.InsertAsync(row, policy, now - Day, cancellationToken);
        return await rows.FindAsync(row.Id, cancellationToken) is { } begun
            ? Repeat(begun, upload)
            : new UploadAnswer(null, DocumentRefusals.QuotaUsed(policy.DailyFiles, policy.DailyBytes));
    }

    public async Task<UploadView?> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        if (await OwnAsync(id, caller, cancellationToken) is not { } upload)
            return null;
        if (upload.IsWhole)
        {
            await SealWholeAsync(upload, cancellationToken);
            return (await rows.FindAsync(upload.Id, cancellationToken))?.ToView(policy);
        }

        if (upload is { Hash: not null, IsFinished: false })
            await FinishAsync(upload);
        return upload.ToView(policy);
    }

    public async Task<UploadAnswer> AppendAsync(
        string id, Caller caller, long offset, long? announced, Stream body, CancellationToken cancellationToken) =>
        await OwnAsync(id, caller, cancellationToken) is { } found
            ? await AppendAsync(found, offset, announced, body, cancellationToken)
            : new UploadAnswer(null, DocumentRefusals.UploadNotFound);

    public async Task<Refusal?> DiscardAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await OwnAsync(id, caller, cancellationToken) is { Hash: null } upload
            ? await DiscardAsync(upload)
            : DocumentRefusals.UploadNotFound;

    /// <summary>Throws away what is not sealed, also by now.</summary>
    public async Task<Refusal?> DiscardAsync(UploadRow upload)
    {
        // Held until its row is gone: whoever opens the part after that finds no upload.
        await using var part = files.OpenPart(upload.Key);
        if (part is null)
            return DocumentRefusals.Busy;
        if (!await rows.DeleteUnsealedAsync(upload.Id))
            return DocumentRefusals.UploadNotFound;

        files.DeletePart(upload.Key);
        return null;
    }

    /// <summary>Seals what came whole and was not: a crash, or a database that was away, came between the two.</summary>
    public Task SealWholeAsync(UploadRow upload, CancellationToken cancellationToken) =>
        AppendAsync(upload, upload.Length, 0, Stream.Null, cancellationToken);

    /// <summary>Gives a sealed upload its place, also one that a crash interrupted there; twice is as good as once.</summary>
    public async Task FinishAsync(UploadRow upload)
    {
        files.Finish(upload.Key, upload.Hash!);
        var now = time.GetUtcNow();
        await rows.FinishAsync(upload, now);
        upload.FinishedAt = now.ToUnixTimeMilliseconds();
    }

    private async Task<UploadAnswer> AppendAsync(
        UploadRow found, long offset, long? announced, Stream body, CancellationToken cancellationToken)
    {
        if (found.Hash is not null)
            return await AtItsEnd(found, offset);

        await using var part = files.OpenPart(found.Key);
        if (part is null)
            return new UploadAnswer(null, DocumentRefusals.Busy);

        // Only now the row is the last word: whoever wrote before may have come further since it was read.
        if (await rows.FindAsync(found.Id, cancellationToken) is not { } upload)
            return new UploadAnswer(null, DocumentRefusals.UploadNotFound);
        if (upload.Hash is not null)
            return await AtItsEnd(upload, offset);
        await Align(upload, part);
        if (offset != upload.Received)
            return new UploadAnswer(null, DocumentRefusals.OffsetDiffers(upload.Received));
        if (announced > upload.Length - offset)
            return new UploadAnswer(null, DocumentRefusals.BeyondLength);

        if (await ReceiveAsync(upload, part, body, cancellationToken) is { } refusal)
            return await Reject(upload, part, refusal);
        return upload.Received < upload.Length
            ? new UploadAnswer(upload.ToView(policy), null)
            : await SealAsync(upload, part);
    }

    private UploadAnswer Repeat(UploadRow before, NewUpload upload) =>
        before.Length == upload.Length && before.Name == upload.Name && before.ExpectedHash == upload.Hash
            ? new UploadAnswer(before.ToView(policy), null)
            : new UploadAnswer(null, IdempotencyRefusals.KeyReused);

    private async Task<UploadRow?> OwnAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        PortalId.TryParse(id, out var key)
        && await rows.FindAsync(key.ToString("D"), cancellationToken) is { } upload && upload.Owner == caller.Subject
            ? upload
            : null;

    private async Task<UploadAnswer> AtItsEnd(UploadRow upload, long offset)
    {
        if (!upload.IsFinished)
            await FinishAsync(upload);
        return offset == upload.Length
            ? new UploadAnswer(upload.ToView(policy), null)
            : new UploadAnswer(null, DocumentRefusals.OffsetDiffers(upload.Length));
    }

    private async Task<UploadAnswer> SealAsync(UploadRow upload, FileStream part)
    {
        // Not known where nothing came with this request.
        if (WrongType(upload, part) is { } wrong)
            return await Reject(upload, part, wrong);

        upload.Hash = await DocumentFiles.HashAsync(part, CancellationToken.None);
        if (upload.ExpectedHash is { } expected && expected != upload.Hash)
            return await Reject(upload, part, DocumentRefusals.HashDiffers);

        await rows.SealAsync(upload.Id, upload.Hash, upload.MediaType!);
        await FinishAsync(upload);
        return new UploadAnswer(upload.ToView(policy), null);
    }

    private async Task<UploadAnswer> Reject(UploadRow upload, FileStream part, Refusal refusal)
    {
        // What is wrong does not come right by going on: the sender begins again.
        part.SetLength(0);
        await rows.KeepAsync(upload.Id, 0);
        return new UploadAnswer(null, refusal);
    }

    /// <summary>
    /// After a crash: what lies on disk beyond the safe point is written again, and what a lost disk no longer has, too.
    /// </summary>
    private async Task Align(UploadRow upload, FileStream part)
    {
        if (part.Length > upload.Received)
        {
            part.SetLength(upload.Received);
        }
        else if (part.Length < upload.Received)
        {
            upload.Received = part.Length;
            await rows.KeepAsync(upload.Id, upload.Received);
        }

        part.Position = part.Length;
    }

    /// <summary>Takes what comes until the end of the body or of the line; what has come by then is safe.</summary>
    /// <returns>Why the file cannot be taken at all, or <see langword="null"/>.</returns>
    private async Task<Refusal?> ReceiveAsync(
        UploadRow upload, FileStream part, Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[Buffer];
        try
        {
            int count;
            while ((count = await ReadAsync(body, buffer, cancellationToken)) > 0)
            {
                if (part.Length + count > upload.Length)
                    return DocumentRefusals.BeyondLength;
                await DocumentFiles.OrOutage(() => part.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None).AsTask());
                if (WrongType(upload, part) is { } wrong)
                    return wrong;
                if (part.Length - upload.Received >= MostAtRisk)
                    await Keep(upload, part);
            }
        }
        finally
        {
            // Also when the line is cut: the sender goes on from here.
            await Keep(upload, part);
        }

        return null;
    }

    /// <summary>The next bytes; none when the body, or the line, has come to its end.</summary>
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException)
        {
            return 0;
        }
    }

    private async Task Keep(UploadRow upload, FileStream part)
    {
        if (part.Length == upload.Received)
            return;

        await DocumentFiles.OrOutage(() =>
        {
            part.Flush(flushToDisk: true);
            return Task.CompletedTask;
        });
        await rows.KeepAsync(upload.Id, part.Length);
        upload.Received = part.Length;
    }

    private Refusal? WrongType(UploadRow upload, FileStream part)
    {
        if (upload.MediaType is not null || (part.Length < MediaTypes.Needed && part.Length < upload.Length))
            return null;

        Span<byte> beginning = stackalloc byte[MediaTypes.Needed];
        var read = RandomAccess.Read(part.SafeFileHandle, beginning, 0);
        upload.MediaType = MediaTypes.Of(beginning[..read]);
        return upload.MediaType is { } type && policy.MediaTypes.Contains(type)
            ? null
            : DocumentRefusals.TypeNotAllowed(string.Join(", ", policy.MediaTypes));
    }
}
