using System.Collections.Immutable;
using Dapper;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Dossiers.Looking;

/// <summary>Writes and reads the rows of looks.</summary>
internal sealed class LookRows(PortalDatabase database)
{
    private static readonly ImmutableArray<LookAt> Kinds =
        [.. Enum.GetValues<LookAt>().Where(kind => kind != LookAt.None)];

    /// <summary>Adds looks to those of the same hour, all in one transaction.</summary>
    public async Task AddAsync(IEnumerable<Look> looks, CancellationToken cancellationToken)
    {
        // Rows are locked in the order of their keys: two processes that write the same ones wait, not deadlock.
        var rows = looks.OrderBy(look => look.Dossier, StringComparer.Ordinal).ThenBy(look => look.Hour)
            .ThenBy(look => look.Viewer, StringComparer.Ordinal)
            .Select(look => new
            {
                look.Dossier, look.Hour, look.Viewer, Id = Guid.CreateVersion7().ToString("N"), look.Role, look.Agency,
                What = (short)look.What, look.Times, look.FirstAt, look.LastAt,
            });
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginWritingAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into dossier_look (dossier, hour, viewer, id, role, agency, what, times, first_at, last_at)
            values (@Dossier, @Hour, @Viewer, @Id, @Role, @Agency, @What, @Times, @FirstAt, @LastAt)
            on conflict (dossier, hour, viewer) do update
            set what = dossier_look.what | excluded.what,
                times = dossier_look.times + excluded.times,
                first_at = case when excluded.first_at < dossier_look.first_at
                    then excluded.first_at else dossier_look.first_at end,
                last_at = case when excluded.last_at > dossier_look.last_at
                    then excluded.last_at else dossier_look.last_at end
            """,
            rows,
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<Page<LookLine>> PageAsync(string dossier, PageRequest page, CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Newest;
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select id, hour, role, agency, what, times, first_at as "FirstAt", last_at as "LastAt" from dossier_look
            where dossier = @dossier and (hour, id) < (@key, @id)
            order by hour desc, id desc limit @limit
            """,
            new { dossier, key = after.SortKey, id = after.Id, limit = page.Size + 1 },
            cancellationToken: cancellationToken))).AsList();
        return Keyset.Cut(rows, page.Size, row => new PageCursor(row.Hour, row.Id), row => row.ToLine());
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public long Hour { get; set; }
        public string Role { get; set; } = "";
        public string? Agency { get; set; }
        public int What { get; set; }
        public int Times { get; set; }
        public long FirstAt { get; set; }
        public long LastAt { get; set; }

        public LookLine ToLine() => new(
            DateTimeOffset.FromUnixTimeMilliseconds(FirstAt),
            DateTimeOffset.FromUnixTimeMilliseconds(LastAt),
            Role,
            Agency,
            [.. Kinds.Where(kind => ((LookAt)What).HasFlag(kind))],
            Times);
    }
}
