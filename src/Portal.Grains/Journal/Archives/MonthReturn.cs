using System.Data.Common;
using Portal.Grains.Journal.Columns;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Archives;

/// <summary>
/// Brings the entries of an archive back, some dossiers in one transaction after the other: nobody waits long for one, and in
/// between every chain is whole. What was interrupted is gone on with by doing it again.
/// </summary>
internal sealed class MonthReturn(DbConnection connection, ArchiveFolder folder)
{
    // What is back was folded long ago.
    private static readonly BulkInsert<ArchivedEntry> Insert = new(
        "dossier_event",
        [
            BulkColumns.Text<ArchivedEntry>("dossier", entry => entry.Dossier),
            BulkColumns.Int<ArchivedEntry>("seq", entry => entry.Seq),
            BulkColumns.Long<ArchivedEntry>("position", entry => entry.Position),
            BulkColumns.Long<ArchivedEntry>("at", entry => entry.At),
            BulkColumns.Text<ArchivedEntry>("actor", entry => entry.Actor),
            BulkColumns.Text<ArchivedEntry>("type", entry => entry.Type),
            BulkColumns.Text<ArchivedEntry>("body", entry => entry.Body),
            BulkColumns.Bytes<ArchivedEntry>("hash", entry => Convert.FromHexString(entry.Hash)),
        ],
        ("tx", $"'{ForeignTransactions.Read}'::xid8"));

    private readonly ComingHeads chains = new(connection);
    private readonly List<ArchivedEntry> entries = [];
    private readonly List<ComingHead> heads = [];

    public async Task RunAsync(IProgress<long> progress, CancellationToken cancellationToken)
    {
        await chains.CreateAsync();
        var written = 0L;
        await using var next = folder.EntriesAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await foreach (var head in folder.HeadsAsync(cancellationToken))
        {
            heads.Add(new ComingHead(head.Dossier, head.From - 1, head.Previous));
            for (var seq = head.From; seq <= head.To && await next.MoveNextAsync(); seq++)
                entries.Add(next.Current);
            if (entries.Count < ComingHeads.Batch)
                continue;

            written += entries.Count;
            await WriteAsync(cancellationToken);
            progress.Report(written);
        }

        await WriteAsync(cancellationToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginWritingAsync(cancellationToken);
        await Insert.WriteAsync(connection, entries, cancellationToken);
        await chains.AddAsync(heads, cancellationToken);
        await chains.BringBackAsync(transaction);
        await transaction.CommitAsync(cancellationToken);
        entries.Clear();
        heads.Clear();
    }
}
