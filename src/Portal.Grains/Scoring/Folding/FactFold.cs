using System.Data.Common;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>
/// One kind of facts in one pass: reads what changed and what is due, adds the differences to the sums, and says what is
/// to be stored. Reading a stream again does no harm: its fact is then the one that the counters hold.
/// </summary>
internal sealed class FactFold<TFact>(FactKind<TFact> kind, long now, Tally tally)
    where TFact : struct
{
    private readonly PackWriter pack = new();
    private readonly HashSet<string> changed = [];

    public FactChanges Changes { get; } = new();

    public long Entries { get; private set; }

    public int Due { get; private set; }

    /// <summary>The streams with events after a position; gives the position of the last event.</summary>
    public async Task<JournalPosition> ReadChangedAsync(
        DbConnection connection, DbTransaction? transaction, DatabaseKind database, JournalPosition after, int max,
        CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(FoldSql.Changed(database, kind, max), Checkpoint.After(after));
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            after = new JournalPosition(reader.GetInt64(0), reader.GetInt64(1));
            Entries = reader.GetInt64(2);
            if (reader.IsDBNull(FoldSql.ChangedPrefix))
                continue; // Nothing that matters, or no row.

            var id = reader.GetString(3);
            var (stored, nextChangeAt) = reader.IsDBNull(4)
                ? (null, Moment.Never)
                : (reader.GetFieldValue<byte[]>(4), reader.IsDBNull(5) ? Moment.Never : reader.GetInt64(5));
            changed.Add(id);
            Replace(id, stored, nextChangeAt, kind.Read(reader, FoldSql.ChangedPrefix));
        }

        return after;
    }

    /// <summary>The facts whose contribution has changed by itself: become late, carried over into a new period.</summary>
    public async Task ReadDueAsync(
        DbConnection connection, DbTransaction? transaction, int max, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(FoldSql.Due(kind, max), ("@now", now));
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            Due++;
            var id = reader.GetString(0);
            if (changed.Contains(id))
                continue;

            var fact = kind.Unpack(reader.GetFieldValue<byte[]>(1));
            kind.Add(fact, reader.GetInt64(2) - 1, -1, tally);
            kind.Add(fact, now, 1, tally);
            Changes.Renewals.Add(new FactRenewal(id, kind.NextChange(fact, now)));
        }
    }

    /// <summary>
    /// Takes the old fact off as of a moment at which its contribution was still what the counters hold, and adds the new
    /// one as of now.
    /// </summary>
    private void Replace(string id, byte[]? stored, long nextChangeAt, in TFact fact)
    {
        if (stored is null && !kind.Counts(fact))
            return;

        var packed = kind.Pack(fact, pack);
        if (nextChangeAt > now && stored is not null && packed.AsSpan().SequenceEqual(stored))
            return;

        if (stored is not null)
            kind.Add(kind.Unpack(stored), Math.Min(now, nextChangeAt - 1), -1, tally);
        kind.Add(fact, now, 1, tally);
        Changes.Writes.Add(new FactWrite(id, packed, kind.NextChange(fact, now), stored is null));
    }
}
