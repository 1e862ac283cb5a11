using System.Collections.Immutable;
using Dapper;
using Portal.Grains.Catalogue;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Targets;

/// <summary>Targets as rows: the newest of each owner and index holds.</summary>
internal sealed class TargetStore(PortalDatabase database, ICatalogue catalogue, TimeProvider time) : ITargets
{
    /// <summary>Ratios are stored in millionths.</summary>
    private const decimal Scale = 1_000_000;

    public async Task SetAsync(
        string? owner, string index, decimal? ratio, Caller by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO score_target (owner, index_id, set_at, ratio, set_by) VALUES (@owner, @index, @at, @ratio, @by)
            ON CONFLICT (owner, index_id, set_at) DO UPDATE SET ratio = excluded.ratio, set_by = excluded.set_by
            """,
            new
            {
                owner = owner ?? "",
                index,
                at = time.GetUtcNow().ToUnixTimeMilliseconds(),
                ratio = ratio is { } share ? (long?)(share * Scale) : null,
                by = by.Actor,
            },
            cancellationToken: cancellationToken));
    }

    public async Task<ImmutableArray<ScoreTarget>> OfAsync(
        string agency, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var owners = OwnersOf(agency);
        var values = new DynamicParameters();
        values.Add("at", at.ToUnixTimeMilliseconds());
        foreach (var (i, owner) in owners.Index())
            values.Add(FormattableString.Invariant($"owner{i}"), owner);

        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            SELECT t.owner, t.index_id AS "Index", t.ratio, t.set_at AS "SetAt"
            FROM score_target AS t
            WHERE t.owner IN ({string.Join(", ", owners.Select((_, i) => FormattableString.Invariant($"@owner{i}")))})
            AND t.ratio IS NOT NULL AND t.set_at = (
                SELECT max(n.set_at) FROM score_target AS n
                WHERE n.owner = t.owner AND n.index_id = t.index_id AND n.set_at <= @at)
            ORDER BY t.index_id, t.owner
            """,
            values,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToTarget())];
    }

    private string[] OwnersOf(string agency)
    {
        var owners = new List<string> { "" };
        for (var at = catalogue.Current.Agencies.Find(agency); at is not null;
            at = at.Parent is null ? null : catalogue.Current.Agencies.Find(at.Parent))
            owners.Add(at.Code);
        return [.. owners];
    }

    private sealed class Row
    {
        public string Owner { get; set; } = "";
        public string Index { get; set; } = "";
        public long Ratio { get; set; }
        public long SetAt { get; set; }

        public ScoreTarget ToTarget() => new(
            Owner.Length == 0 ? null : Owner, Index, Ratio / Scale, DateTimeOffset.FromUnixTimeMilliseconds(SetAt));
    }
}
