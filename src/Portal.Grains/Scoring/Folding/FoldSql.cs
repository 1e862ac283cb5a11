using System.Globalization;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>What the fold reads. The same question in the words of both databases.</summary>
internal static class FoldSql
{
    /// <summary>Columns before those of the fact in <see cref="Changed{TFact}"/>.</summary>
    public const int ChangedPrefix = 6;

    /// <summary>
    /// The streams that have events after a position that matter, each once: its row now, the fact that the counters hold,
    /// and the position of the last event that was looked at; that alone when none matters. Events of transactions that
    /// others could still overtake are left for later, see <see cref="JournalReader"/>.
    /// </summary>
    public static string Changed<TFact>(DatabaseKind kind, FactKind<TFact> facts, int max)
        where TFact : struct
    {
        var source = facts.Source;
        return $"""
            WITH changed AS MATERIALIZED (
                SELECT e.{source.Name} AS id, {(kind == DatabaseKind.Sqlite ? "0 AS tx" : "e.tx")}, e.position,
                    {facts.Matters} AS matters
                FROM {source.EventTable} AS e
                WHERE {After(kind)}
                LIMIT {max.ToString(CultureInfo.InvariantCulture)}
            ),
            newest AS (
                SELECT {(kind == DatabaseKind.Sqlite ? "0" : "c.tx::text::bigint")} AS tx, c.position,
                    (SELECT count(*) FROM changed) AS entries
                FROM changed AS c
                ORDER BY c.tx DESC, c.position DESC
                LIMIT 1
            )
            SELECT n.tx, n.position, n.entries, c.id, f.fact, f.next_change_at, {facts.Columns(kind)}
            FROM newest AS n
            LEFT JOIN (SELECT DISTINCT id FROM changed WHERE matters) AS c ON TRUE
            LEFT JOIN {source.Name} AS s ON s.id = c.id
            LEFT JOIN {facts.FactTable} AS f ON f.id = c.id
            """;
    }

    /// <summary>The facts whose contribution has changed by itself.</summary>
    public static string Due<TFact>(FactKind<TFact> facts, int max)
        where TFact : struct =>
        $"""
        SELECT f.id, f.fact, f.next_change_at
        FROM {facts.FactTable} AS f
        WHERE f.next_change_at <= @now
        ORDER BY f.next_change_at
        LIMIT {max.ToString(CultureInfo.InvariantCulture)}
        """;

    /// <summary>Whether a pass would find anything to do, 0 or 1, and the transactions of that moment.</summary>
    public static string AnyWork(DatabaseKind kind)
    {
        var parts = new[]
        {
            $"(SELECT 1 FROM dossier_event AS e WHERE {After(kind)} LIMIT 1)",
            $"(SELECT 1 FROM petition_event AS e WHERE {After(kind, "@petition_tx", "@petition_position")} LIMIT 1)",
            "(SELECT 1 FROM score_fact WHERE next_change_at <= @now ORDER BY next_change_at LIMIT 1)",
            "(SELECT 1 FROM score_petition_fact WHERE next_change_at <= @now ORDER BY next_change_at LIMIT 1)",
        };
        // Not EXISTS: PostgreSQL forgets the order in it, and may look for the first row from one end of the table to the other.
        return $"SELECT CASE WHEN {string.Join(" OR ", parts.Select(part => $"{part} IS NOT NULL"))} THEN 1 ELSE 0 END, {Transactions.Columns(kind)}";
    }

    private static string After(DatabaseKind kind, string transaction = "@tx", string position = "@position") =>
        kind == DatabaseKind.Sqlite
            ? $"e.position > {position} ORDER BY e.position"
            : $"""
              (e.tx, e.position) > ({transaction}::xid8, {position}) AND e.tx < pg_snapshot_xmin(pg_current_snapshot())
              ORDER BY e.tx, e.position
              """;
}
