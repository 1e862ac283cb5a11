using System.Data.Common;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Board;

/// <summary>
/// Reads the rows of a year for its periods. A row holds all of them side by side, so several that are not in memory yet are
/// read at the price of one.
/// </summary>
internal sealed class YearReader(PortalDatabase database)
{
    /// <summary>More than the parts of a year.</summary>
    private const int Parts = 32;

    /// <summary>Reads what changed since the last time, and gives the boards.</summary>
    /// <param name="caches">One that was read before, or some of one year that never were.</param>
    /// <param name="agencies">The tree to add up along.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ScoresNotReadyException">The counters are being built.</exception>
    public async Task<PeriodBoard[]> RefreshAsync(
        PeriodCache[] caches, AgencyTree agencies, CancellationToken cancellationToken)
    {
        var (built, read) = (caches[0].Built, caches[0].Read);
        foreach (var cache in caches)
            cache.Begin(agencies);
        // What is not here yet is read below, for the build that is now known.
        var checkpoint = await ReadAsync(caches, built, built < 0 ? long.MaxValue : read, cancellationToken);
        if (!checkpoint.IsCurrent)
            throw new ScoresNotReadyException();

        if (checkpoint.Built != built)
        {
            built = checkpoint.Built;
            foreach (var cache in caches)
                cache.BeginAnew(built, agencies);
            checkpoint = await ReadAsync(caches, built, 0, cancellationToken);
        }

        return [.. caches.Select(cache => cache.End(checkpoint, agencies))];
    }

    /// <summary>Checkpoint and newer counters in one statement: they belong together.</summary>
    private async Task<Checkpoint> ReadAsync(PeriodCache[] caches, long built, long after, CancellationToken cancellationToken)
    {
        var byPart = new PeriodCache?[Parts];
        foreach (var cache in caches)
            byPart[cache.Part] = cache;

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            """
            SELECT k.definition, k.version, k.built, k.as_of, c.agency, c.procedure, c.version, c.counts
            FROM score_checkpoint AS k
            LEFT JOIN score_counter AS c ON c.year = @year AND c.version > @after
            """,
            ("@year", caches[0].Year),
            ("@after", after));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Checkpoint? checkpoint = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            checkpoint ??= new Checkpoint(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), default, default);
            if (!checkpoint.IsCurrent || checkpoint.Built != built || reader.IsDBNull(4))
                break;

            Take(reader, byPart);
        }

        return checkpoint ?? throw new InvalidOperationException("The row of score_checkpoint is gone.");
    }

    private static void Take(DbDataReader row, PeriodCache?[] byPart)
    {
        var (agency, procedure, version) = (row.GetString(4), row.GetString(5), row.GetInt64(6));
        Span<long> counts = stackalloc long[MeasureDefinition.Count];
        ReadOnlySpan<byte> packed = row.GetFieldValue<byte[]>(7);
        var next = 0;
        while (CountsPacking.TryReadPart(ref packed, out var part, counts))
        {
            TakeNothing(part);
            byPart[next++]?.Take(agency, procedure, version, counts);
        }

        TakeNothing(Parts);

        // Parts that a row leaves out: nothing counts there, or not any more.
        void TakeNothing(int end)
        {
            for (; next < end; next++)
                byPart[next]?.Take(agency, procedure, version, Counts.Zero.Values);
        }
    }
}
