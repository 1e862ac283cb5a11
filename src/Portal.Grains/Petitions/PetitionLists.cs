using Dapper;
using Portal.Grains.Agencies;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Petitions;

/// <summary>Lists by SQL.</summary>
internal sealed class PetitionLists(PortalDatabase database, TimeProvider time) : IPetitionLists
{
    private const string Line = """
        select id, status, class, agency, about_dossier as "AboutDossier", created_at as "CreatedAt",
            due_at as "DueAt", answered_at as "AnsweredAt", overdue, reopened, revision
        """;

    internal const string OwnSql = $"""
        {Line} from petition
        where sender = @subject and (created_at, id) < (@key, @id)
        order by created_at desc, id desc limit @limit
        """;

    internal const string OpenSql = "select status, count(*) as number from petition where ended_at is null group by status";

    private const string QueueOrder = "coalesce(due_at, created_at)";

    public async Task<Page<PetitionLine>> OfSenderAsync(
        string subject,
        PageRequest page,
        CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Newest;
        var rows = await QueryAsync<Row>(
            OwnSql,
            new { subject, key = after.SortKey, id = after.Id, limit = page.Size + 1 },
            cancellationToken);
        return Cut(rows, page.Size, row => row.CreatedAt);
    }

    public async Task<Page<PetitionLine>> OfAgencyAsync(
        PetitionFilter filter,
        PageRequest page,
        CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Oldest;
        var rows = await QueryAsync<Row>(
            QueueSql(database.Kind, filter),
            new
            {
                agency = filter.Agency,
                staff = (int)PetitionClass.Staff,
                status = (int?)filter.Status,
                @class = (int?)filter.Class,
                due = filter.DueBefore?.ToUnixTimeMilliseconds(),
                key = after.SortKey,
                id = after.Id,
                limit = page.Size + 1,
            },
            cancellationToken);
        return Cut(rows, page.Size, row => row.DueAt ?? row.CreatedAt);
    }

    /// <summary>
    /// Petitions sent from a moment on whose dossier does not know of them: the process ended, or the storage was away,
    /// between the one commit and the other.
    /// </summary>
    public Task<List<string>> UnlinkedAsync(
        DateTimeOffset sentFrom,
        string afterId,
        int most,
        CancellationToken cancellationToken) =>
        QueryAsync<string>(
            """
            select petition.id from petition
            where petition.about_dossier is not null and petition.created_at >= @from
            and petition.id > @afterId and not exists (
                select 1 from dossier_event
                where dossier_event.dossier = petition.about_dossier
                and dossier_event.type = 'dossier.petition_linked'
                and dossier_event.body like '%' || petition.id || '%')
            order by petition.id limit @most
            """,
            new { from = sentFrom.ToUnixTimeMilliseconds(), afterId, most },
            cancellationToken);

    /// <summary>How many petitions are about a dossier, tied to it or not yet.</summary>
    public async Task<int> CountAboutAsync(string dossier, CancellationToken cancellationToken) =>
        (await QueryAsync<int>("select count(*) from petition where about_dossier = @dossier", new { dossier }, cancellationToken))[0];

    /// <summary>How many petitions are open, by status, wherever they lie.</summary>
    public async Task<Dictionary<PetitionStatus, long>> CountOpenAsync(CancellationToken cancellationToken) =>
        (await QueryAsync<(int Status, long Number)>(OpenSql, new { }, cancellationToken))
            .ToDictionary(row => (PetitionStatus)row.Status, row => row.Number);

    /// <summary>Only fixed texts are put together here; every value is a parameter.</summary>
    internal static string QueueSql(DatabaseKind kind, PetitionFilter filter)
    {
        var ended = filter.Status is { } only && PetitionState.IsEnd(only);
        var conditions = new List<string>();
        if (!PetitionPermission.SeesStaff(filter.Reader))
            conditions.Add("class <> @staff");
        if (filter.Status is not null)
            conditions.Add("status = @status");
        if (filter.Class is not null)
            conditions.Add("class = @class");
        if (filter.DueBefore is not null)
            conditions.Add($"due_at < @due and {QueueOrder} < @due");
        return new AgencyQueue(Line, "petition", ended ? "ended_at is not null" : "ended_at is null", QueueOrder)
            .Sql(kind, conditions);
    }

    private async Task<List<TRow>> QueryAsync<TRow>(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<TRow>(
            new CommandDefinition(sql, values, cancellationToken: cancellationToken))).AsList();
    }

    private Page<PetitionLine> Cut(List<Row> rows, int size, Func<Row, long> sortKey)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return Keyset.Cut(rows, size, row => new PageCursor(sortKey(row), row.Id), row => row.ToLine(now));
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public int Status { get; set; }
        public int Class { get; set; }
        public string Agency { get; set; } = "";
        public string? AboutDossier { get; set; }
        public long CreatedAt { get; set; }
        public long? DueAt { get; set; }
        public long? AnsweredAt { get; set; }
        public bool Overdue { get; set; }
        public bool Reopened { get; set; }
        public int Revision { get; set; }

        public PetitionLine ToLine(long now) => new(
            Id,
            (PetitionStatus)Status,
            (PetitionClass)Class,
            Agency,
            AboutDossier,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            At(DueAt),
            At(AnsweredAt),
            Overdue || now > DueAt,
            Reopened,
            Revision);

        private static DateTimeOffset? At(long? milliseconds) =>
            milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
    }
}
