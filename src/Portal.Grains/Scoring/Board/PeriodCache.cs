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

    /// <summary>Reads what changed since the last time.</summary>
    public async Task<PeriodBoard> RefreshAsync(AgencyTree agencies, CancellationToken cancellationToken)
    {
        var changes = new UnitChanges(agencies);
        var checkpoint = await ReadAsync(built, version, changes, cancellationToken);
        if (!checkpoint.IsCurrent)
            throw new ScoresNotReadyException();

        if (checkpoint.Built != built)
        {
            // Everything was built anew, or never read: nothing that is here is of use.
            var shown = version;
            leaves.Clear();
            (units, built, version, changes) = ([], checkpoint.Built, 0, new UnitChanges(agencies));
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

    /// <summary>Checkpoint and newer counters in one statement: they belong together.</summary>
    private async Task<Checkpoint> ReadAsync(
        long loaded, long after, UnitChanges changes, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            """
            SELECT k.definition, k.version, k.built, k.as_of, c.agency, c.procedure, c.version, c.counts
            FROM score_checkpoint AS k
            LEFT JOIN score_counter AS c ON c.period = @period AND c.version > @after
            """,
            ("@period", code),
            ("@after", after));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Checkpoint? checkpoint = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            checkpoint ??= new Checkpoint(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), default, default);
            if (!checkpoint.IsCurrent || checkpoint.Built != loaded || reader.IsDBNull(4))
                break;

            var key = (reader.GetString(4), reader.GetString(5));
            var counts = new Counts([.. CountsPacking.Unpack(reader.GetFieldValue<byte[]>(7))]);
            changes.Add(key.Item1, key.Item2, leaves.GetValueOrDefault(key), counts);
            leaves[key] = counts;
            version = Math.Max(version, reader.GetInt64(6));
        }

        return checkpoint ?? throw new InvalidOperationException("The row of score_checkpoint is gone.");
    }
}
