using Dapper;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Scoring.Folding;

public sealed class FoldLookTests
{
    // Several times a second, also when everything was just built and PostgreSQL knows nothing about the facts yet.
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task Whether_there_is_anything_to_fold_is_told_without_looking_through_the_facts(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var connection = await test.Database.OpenAsync(default);
        await FillAsync("score_fact (id, fact, next_change_at)", "'f' || i, @bytes, i");
        await FillAsync("score_petition_fact (id, fact, next_change_at)", "'f' || i, @bytes, i");
        await FillAsync("petition_event (petition, seq, at, actor, type, body, hash)", "'p' || i, 1, i, 'a', 't', '{}', @bytes");

        var explain = kind == DatabaseKind.Sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN";
        var rows = await connection.QueryAsync(
            $"{explain} {FoldSql.AnyWork(kind)}",
            new { tx = "0", position = 0L, petition_tx = "0", petition_position = 0L, now = 0L });

        var plan = string.Join('\n', rows.Select(row => string.Join(' ', ((IDictionary<string, object>)row).Values)));
        Assert.Contains("score_fact_next", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch("(Seq Scan on|SCAN) (score_|petition_event)", plan);

        Task FillAsync(string table, string values) => connection.ExecuteAsync(
            $"INSERT INTO {table} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT {values} FROM n",
            new { bytes = new byte[100] });
    }
}
