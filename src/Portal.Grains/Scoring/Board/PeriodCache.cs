using System.Data.Common;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Board;

/// <summary>
/// The counters of one period: the leaves as stored, and what they add up to. One thread at a time; the boards that it
/// hands out never change.
/// </summary>
internal sealed class PeriodCache(PortalDatabase database, ScorePeriod period, int code)
{
    private readonly Dictionary<(string Agency, string Procedure), Counts> leaves = [];
    private Dictionary<string, UnitCounts> units = [];
    private AgencyTree? tree;
    private long built = -1;
    private long version;
    private long read;

    /// <summary>Reads what changed since the last time.</summary>
    public async Task<PeriodBoard> RefreshAsync(AgencyTree agencies, CancellationToken cancellationToken)
    {
        var changes = new UnitChanges(agencies);
        // What is not here yet is read below, for the build that is now known.
        var checkpoint = await ReadAsync(built, built < 0 ? long.MaxValue : read, changes, cancellationToken);
        if (!checkpoint.IsCurrent)
            throw new ScoresNotReadyException();

        if (checkpoint.Built != built)
        {
            // Everything was built anew, or never read: nothing that is here is of use.
            var shown = version;
            leaves.Clear();
            (units, built, version, read, changes) = ([], checkpoint.Built, 0, 0, new UnitChanges(agencies));
            checkpoint = await ReadAsync(built, 0, changes, cancellationToken);
            if (checkpoint.Built != built)
                built = -1;
            // Also when nothing is left to count, whoever waits for a change has to learn of it.
            if (version < shown)
                version = checkpoint.Version;
        }
        else if (tree != agencies)
        {
            units = [];
            changes = UnitChanges.Of(agencies, leaves);
        }

        tree = agencies;
        units = changes.ApplyTo(units);
        var asOf = Math.Min(checkpoint.AsOf, period.To.ToUnixTimeMilliseconds());
        return new PeriodBoard(period, DateTimeOffset.FromUnixTimeMilliseconds(asOf), version, units);
    }

    /// <summary>Takes over the counters of the period in a row of the year; false when they are what they were.</summary>
    private bool Take(DbDataReader row, UnitChanges changes)
    {
        var key = (Agency: row.GetString(4), Procedure: row.GetString(5));
        var before = leaves.GetValueOrDefault(key);
        Span<long> counted = stackalloc long[MeasureDefinition.Count];
        CountsPacking.Read(row.GetFieldValue<byte[]>(7), CounterRow.PartOf(code), counted);
        if (before is null ? !counted.ContainsAnyExcept(0) : before.Values.SequenceEqual(counted))
            return false;

        var counts = Counts.Of(counted);
        changes.Add(key.Agency, key.Procedure, before, counts);
        leaves[key] = counts;
        return true;
    }

    /// <summary>Checkpoint and newer counters in one statement: they belong together.</summary>
    private async Task<Checkpoint> ReadAsync(
        long loaded, long after, UnitChanges changes, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            """
            SELECT k.definition, k.version, k.built, k.as_of, c.agency, c.procedure, c.version, c.counts
            FROM score_checkpoint AS k
            LEFT JOIN score_counter AS c ON c.year = @year AND c.version > @after
            """,
            ("@year", CounterRow.YearOf(code)),
            ("@after", after));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Checkpoint? checkpoint = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            checkpoint ??= new Checkpoint(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), default, default);
            if (!checkpoint.IsCurrent || checkpoint.Built != loaded || reader.IsDBNull(4))
                break;

            read = Math.Max(read, reader.GetInt64(6));
            if (Take(reader, changes))
                version = Math.Max(version, reader.GetInt64(6));
        }

        return checkpoint ?? throw new InvalidOperationException("The row of score_checkpoint is gone.");
    }
}
