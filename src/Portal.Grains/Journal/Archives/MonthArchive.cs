using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Journal.Archives;

/// <summary>
/// Takes the events of a month of dossiers out of the database, once every dossier that has one has been over for long,
/// and brings them back. What stays is the row of each dossier, and where its chain goes on.
/// </summary>
/// <remarks>
/// Months leave in their order, oldest first, so that what is gone of a dossier is always the beginning of its chain; they
/// come back in the other order.
/// </remarks>
internal sealed class MonthArchive(PortalDatabase database, RetentionPolicy policy, TimeProvider time)
{
    /// <summary>Writes the archive of a month and reads it back; nothing is taken out.</summary>
    /// <param name="month">Any day of the month.</param>
    /// <param name="directory">A new folder.</param>
    /// <param name="progress">Is told the number of entries written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The month may not be archived, or its chains do not verify.</exception>
    public async Task<ArchiveManifest> ExportAsync(
        DateOnly month, string directory, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var span = Span(month);
        await using var connection = await database.OpenAsync(cancellationToken);
        // On SQLite a transaction that only reads keeps no writer waiting.
        await using var transaction = connection is SqliteConnection lite
            ? lite.BeginTransaction(IsolationLevel.Serializable, deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await CheckAsync(connection, transaction, span, cancellationToken);
        var folder = new ArchiveFolder(directory);
        await folder.WriteAsync(span.Month, time.GetUtcNow(), ReadAsync(connection, transaction, span, progress, cancellationToken));
        return await folder.CheckAsync(cancellationToken);
    }

    /// <summary>Takes out a month of which the archive is there and whole.</summary>
    /// <param name="directory">The archive.</param>
    /// <param name="progress">Is told the number of dossiers made ready.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive is not that of what the database holds.</exception>
    public async Task<ArchiveManifest> RemoveAsync(
        string directory, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var folder = new ArchiveFolder(directory);
        var manifest = await folder.CheckAsync(cancellationToken);
        var span = Span(new DateOnly(manifest.Month / 100, manifest.Month % 100, 1));
        await using var connection = await database.OpenAsync(cancellationToken);
        // What takes long comes before the first statement that writes: from then on nothing newer is folded until the end,
        // and on SQLite nobody else writes.
        await CheckAsync(connection, null, span, cancellationToken);
        var chains = new ComingHeads(connection);
        await chains.CreateAsync();
        var ready = 0L;
        await foreach (var heads in folder.HeadsAsync(cancellationToken).Chunk(ComingHeads.Batch).WithCancellation(cancellationToken))
        {
            await chains.AddAsync([.. heads.Select(head => new ComingHead(head.Dossier, head.To, head.Head))], cancellationToken);
            progress.Report(ready += heads.Length);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await MonthTables.LockAsync(connection, transaction, database.Kind, span, manifest);
        await chains.TakeOutAsync(transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO archived_month (month, archived_at, entries, dossiers, manifest)
            VALUES (@Month, @At, @Entries, @Dossiers, @Hash)
            """,
            new
            {
                manifest.Month, At = time.GetUtcNow().ToUnixTimeMilliseconds(), manifest.Entries, manifest.Dossiers,
                Hash = await folder.HashAsync(cancellationToken),
            },
            transaction);
        if (await MonthTables.RemoveAsync(connection, transaction, database.Kind, span, manifest) != manifest.Entries)
            throw MonthTables.Differs();
        await transaction.CommitAsync(cancellationToken);
        return manifest;
    }

    /// <summary>Brings a month back, the one that was taken out last.</summary>
    /// <exception cref="ArchiveException">It is not that month, or not that archive.</exception>
    public async Task<ArchiveManifest> ImportAsync(
        string directory, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var folder = new ArchiveFolder(directory);
        var manifest = await folder.CheckAsync(cancellationToken);
        var span = Span(new DateOnly(manifest.Month / 100, manifest.Month % 100, 1));
        await using var connection = await database.OpenAsync(cancellationToken);
        var (newest, hash) = await connection.QuerySingleOrDefaultAsync<(int, string)>(
            "SELECT month, manifest FROM archived_month ORDER BY month DESC LIMIT 1");
        if (newest != manifest.Month)
        {
            throw new ArchiveException(newest == 0
                ? "No month was taken out of this database."
                : $"Months come back in the order of their age: {newest} is next, this archive is of {manifest.Month}.");
        }

        if (hash != await folder.HashAsync(cancellationToken))
            throw new ArchiveException("This is not the archive with which the month was taken out: the hash of its manifest is another one.");

        await MonthTables.CreateAsync(connection, database.Kind, span);
        await new MonthReturn(connection, folder).RunAsync(progress, cancellationToken);
        await connection.ExecuteAsync("DELETE FROM archived_month WHERE month = @Month", manifest);
        return manifest;
    }

    /// <summary>Why the month may not be archived, as an exception.</summary>
    private async Task CheckAsync(
        DbConnection connection, DbTransaction? transaction, MonthSpan span, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var until = VietnamTime.At(today.AddMonths(-policy.KeepMonths), TimeOnly.MinValue).ToUnixTimeMilliseconds();
        if (span.To > until)
        {
            throw new ArchiveException(
                $"Month {span.Month} is too young: events stay for {policy.KeepMonths} months (data/{RetentionPolicy.Name}).");
        }

        if (await OneAsync<int?>("SELECT month FROM archived_month WHERE month = @Month") is not null)
        {
            throw new ArchiveException(
                $"Month {span.Month} was taken out already. To take it out again, bring all of it back first: archive --import.");
        }

        var older = await OneAsync<long?>("SELECT at FROM dossier_event WHERE at < @From ORDER BY at LIMIT 1");
        if (older is { } at)
        {
            var first = VietnamTime.DateOf(DateTimeOffset.FromUnixTimeMilliseconds(at));
            throw new ArchiveException($"There are older events: archive {first:yyyy-MM} first.");
        }

        // A draft that nobody touched for so long is over, too.
        var open = await OneAsync<string?>(
            """
            SELECT s.id FROM dossier AS s
            WHERE s.id IN (SELECT e.dossier FROM dossier_event AS e WHERE e.at >= @From AND e.at < @To)
            AND NOT (coalesce(s.ended_at, CASE WHEN s.submitted_at IS NULL THEN s.updated_at END, @until) < @until)
            ORDER BY s.id LIMIT 1
            """);
        if (open is not null)
            throw new ArchiveException($"Dossier {open} has events in {span.Month} and is open, or was until less than {policy.KeepMonths} months ago.");

        Task<T?> OneAsync<T>(string sql) => connection.QueryFirstOrDefaultAsync<T?>(new CommandDefinition(
            sql, new { span.Month, span.From, span.To, until }, transaction, commandTimeout: 0, cancellationToken: cancellationToken));
    }

    private async IAsyncEnumerable<(ArchivedEntry Entry, int Seq, string Previous)> ReadAsync(
        DbConnection connection, DbTransaction transaction, MonthSpan span, IProgress<long> progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(
            $"""
            SELECT {JournalEntrySql.Columns(database.Kind, StreamTables.Dossiers)}, a.seq, a.hash
            FROM dossier_event AS e
            LEFT JOIN archived_dossier AS a ON a.dossier = e.dossier
            WHERE e.at >= @from AND e.at < @to
            ORDER BY e.dossier, e.seq
            """,
            ("@from", span.From),
            ("@to", span.To));
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var read = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            var entry = JournalEntrySql.Read(reader);
            var anchored = !reader.IsDBNull(JournalEntrySql.ColumnCount);
            progress.Report(++read);
            yield return (
                new ArchivedEntry(
                    entry.Stream, entry.Sequence, entry.Position.Sequence, entry.At.ToUnixTimeMilliseconds(), entry.Actor,
                    entry.Type, Encoding.UTF8.GetString(entry.Body.Span), Convert.ToHexStringLower(entry.Hash.Span)),
                anchored ? reader.GetInt32(JournalEntrySql.ColumnCount) : 0,
                anchored ? Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(JournalEntrySql.ColumnCount + 1)) : "");
        }
    }

    private static MonthSpan Span(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new(
            JournalMonths.MonthOf(first),
            VietnamTime.At(first, TimeOnly.MinValue).ToUnixTimeMilliseconds(),
            VietnamTime.At(first.AddMonths(1), TimeOnly.MinValue).ToUnixTimeMilliseconds());
    }
}
