using System.Globalization;
using Dapper;
using Portal.Grains.Agencies;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Dossiers;

/// <summary>Lists and look-ups by SQL.</summary>
internal sealed class DossierLists(PortalDatabase database) : IDossierLists, IDossierNumbers
{
    private const string Line = """
        select id, number, status, procedure, agency, channel, created_at as "CreatedAt",
            submitted_at as "SubmittedAt", due_at as "DueAt", assignee, revision
        """;

    internal const string OwnSql = $"""
        {Line} from dossier
        where applicant = @subject and (created_at, id) < (@key, @id)
        and not (status = 7 and submitted_at is null)
        order by created_at desc, id desc limit @limit
        """;

    internal const string OpenSql =
        "select status, count(*) as number from dossier where submitted_at is not null and ended_at is null group by status";

    private const string QueueOrder = "coalesce(due_at, submitted_at)";

    public async Task<Page<DossierLine>> OfApplicantAsync(
        string subject,
        PageRequest page,
        CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Newest;
        var lines = await QueryAsync(
            OwnSql,
            new { subject, key = after.SortKey, id = after.Id, limit = page.Size + 1 },
            cancellationToken);
        return Cut(lines, page.Size, line => line.CreatedAt);
    }

    public async Task<Page<DossierLine>> OfAgencyAsync(
        QueueFilter filter,
        PageRequest page,
        CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Oldest;
        var lines = await QueryAsync(
            QueueSql(database.Kind, filter),
            new
            {
                agency = filter.Agency,
                status = (int?)filter.Status,
                assignee = filter.Assignee,
                procedure = filter.Procedure,
                due = filter.DueBefore?.ToUnixTimeMilliseconds(),
                key = after.SortKey,
                id = after.Id,
                limit = page.Size + 1,
            },
            cancellationToken);
        return Cut(lines, page.Size, line => line.DueAt ?? line.SubmittedAt!.Value);
    }

    /// <summary>What a helper filed for others and may see: a mandate of their commune is open for it today.</summary>
    public async Task<Page<DossierLine>> OfHelperAsync(
        Caller helper,
        DateOnly today,
        PageRequest page,
        CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Newest;
        var lines = await QueryAsync(
            $"""
             {Line} from dossier
             where filed_by = @helper and filed_by <> applicant and channel = @online
             and (created_at, id) < (@key, @id) and not (status = 7 and submitted_at is null)
             and exists (
                 select 1 from mandate
                 where mandate.mandator = dossier.applicant and mandate.helper = dossier.filed_by
                 and mandate.agency = @agency and mandate.settled and mandate.revoked_at is null
                 and mandate.from_day <= @today and mandate.to_day >= @today
                 and (mandate.procedures is null or mandate.procedures like '%,' || dossier.procedure || ',%'))
             order by created_at desc, id desc limit @limit
             """,
            new
            {
                helper = helper.Subject,
                agency = helper.Agency,
                today = MandateRow.Day(today),
                online = (int)Channel.Online,
                key = after.SortKey,
                id = after.Id,
                limit = page.Size + 1,
            },
            cancellationToken);
        return Cut(lines, page.Size, line => line.CreatedAt);
    }

    public async Task<DossierProgress?> ProgressAsync(string number, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var status = await connection.QuerySingleOrDefaultAsync<int?>(new CommandDefinition(
            "select status from dossier where number = @number", new { number }, cancellationToken: cancellationToken));
        return status is { } code
            ? new DossierProgress(number, (DossierStatus)code, Completion.PercentOf((DossierStatus)code))
            : null;
    }

    public async Task<int> CountOpenDraftsAsync(string subject, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*) from dossier where applicant = @subject and status = 0",
            new { subject },
            cancellationToken: cancellationToken));
    }

    /// <summary>How many dossiers are open, by status, wherever they lie.</summary>
    public async Task<Dictionary<DossierStatus, long>> CountOpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(int Status, long Number)>(
            new CommandDefinition(OpenSql, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => (DossierStatus)row.Status, row => row.Number);
    }

    public async Task<bool> IsSubmittedByAsync(string subject, string dossier, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            """
            select count(*) from dossier
            where id = @dossier and submitted_at is not null
            and applicant = @subject
            """,
            new { dossier, subject },
            cancellationToken: cancellationToken)) > 0;
    }

    public async Task<int> HighestAsync(DossierNumber any, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // Longer numbers are higher ones: 10000 follows 9999.
        var highest = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            """
            select number from dossier where number >= @prefix and number < @end
            order by length(number) desc, number desc limit 1
            """,
            new { prefix = any.Prefix, end = any.Prefix[..^1] + "." },
            cancellationToken: cancellationToken));
        return highest is null ? 0 : int.Parse(highest.AsSpan(any.Prefix.Length), CultureInfo.InvariantCulture);
    }

    /// <summary>Only fixed texts are put together here; every value is a parameter.</summary>
    internal static string QueueSql(DatabaseKind kind, QueueFilter filter)
    {
        var ended = filter.Status is { } only && StatusSet.Ended.Contains(only);
        var rows = $"submitted_at is not null and ended_at is {(ended ? "not null" : "null")}";
        var conditions = new List<string>();
        if (filter.Status is not null)
            conditions.Add("status = @status");
        if (filter.Procedure is not null)
            conditions.Add("procedure = @procedure");
        if (filter.DueBefore is not null)
            conditions.Add($"ended_at is null and due_at < @due and {QueueOrder} < @due");
        if (filter.Assignee is null)
            return new AgencyQueue(Line, "dossier", rows, QueueOrder).Sql(kind, conditions);

        // The index of an officer holds what ended, too, and goes by status; the unit does not matter there.
        if (filter.Status is null)
            conditions.Add($"status in ({string.Join(", ", StatusSet.Open.Codes)})");
        return $"""
            {Line}, {QueueOrder} as "SortKey" from dossier
            where assignee = @assignee and {AgencyBranch.Within()}
            and {string.Join(" and ", [rows, .. conditions, AgencyQueue.After(QueueOrder)])}
            order by {QueueOrder}, id limit @limit
            """;
    }

    private async Task<List<Row>> QueryAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancellationToken)))
            .AsList();
    }

    private static Page<DossierLine> Cut(List<Row> rows, int size, Func<Row, long> sortKey) =>
        Keyset.Cut(rows, size, row => new PageCursor(sortKey(row), row.Id), row => row.ToLine());

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public string? Number { get; set; }
        public int Status { get; set; }
        public string Procedure { get; set; } = "";
        public string Agency { get; set; } = "";
        public int Channel { get; set; }
        public long CreatedAt { get; set; }
        public long? SubmittedAt { get; set; }
        public long? DueAt { get; set; }
        public string? Assignee { get; set; }
        public int Revision { get; set; }

        public DossierLine ToLine() => new(
            Id,
            Number,
            (DossierStatus)Status,
            Procedure,
            Agency,
            (Channel)Channel,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            At(SubmittedAt),
            At(DueAt),
            Assignee,
            Revision);

        private static DateTimeOffset? At(long? milliseconds) =>
            milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
    }
}
