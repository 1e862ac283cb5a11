using System.Collections.Immutable;
using System.Data.Common;
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

    // Any fixed number; the other half of the lock is owner and index.
    private const int ChangeLock = 0x74617267;

    public async Task<OwnTarget?> SetAsync(
        string? owner, string index, decimal? ratio, Caller by, int revision, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginWritingAsync(cancellationToken);
        var key = new { ChangeLock, owner = owner ?? "", index };
        var stored = ratio is { } share ? (long?)(share * Scale) : null;
        // Two who change it at once would each count without the other; on SQLite only one writes at a time.
        if (database.Kind == DatabaseKind.PostgreSql)
        {
            await connection.ExecuteAsync(
                "SELECT pg_advisory_xact_lock(@ChangeLock, hashtext(@owner || ' ' || @index))", key, transaction);
        }

        var (known, setAt) = await FindAsync(connection, transaction, owner, index, cancellationToken);
        if (known.Revision != revision)
            return known.Revision == revision + 1 && (long?)(known.Ratio * Scale) == stored ? known : null;

        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO score_target (owner, index_id, set_at, ratio, set_by) VALUES (@owner, @index, @at, @ratio, @by)",
            new
            {
                key.owner,
                index,
                // Two within one moment stand behind each other.
                at = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), setAt + 1),
                ratio = stored,
                by = by.Actor,
            },
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return new OwnTarget(stored / Scale, revision + 1);
    }

    public async Task<OwnTarget> FindAsync(string? owner, string index, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await FindAsync(connection, null, owner, index, cancellationToken)).Target;
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

    private static async Task<(OwnTarget Target, long SetAt)> FindAsync(
        DbConnection connection, DbTransaction? transaction, string? owner, string index, CancellationToken cancellationToken)
    {
        var rows = (await connection.QueryAsync<(long? Ratio, long SetAt)>(new CommandDefinition(
            "SELECT ratio, set_at FROM score_target WHERE owner = @owner AND index_id = @index ORDER BY set_at",
            new { owner = owner ?? "", index },
            transaction,
            cancellationToken: cancellationToken))).AsList();
        var newest = rows.LastOrDefault();
        return (new OwnTarget(newest.Ratio / Scale, rows.Count), newest.SetAt);
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
