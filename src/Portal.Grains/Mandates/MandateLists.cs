using System.Collections.Immutable;
using Dapper;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Mandates;

/// <summary>Lists by SQL. Where a row is not settled, its grain settles it before anybody believes it.</summary>
internal sealed class MandateLists(
    PortalDatabase database,
    DossierLists dossiers,
    IGrainFactory grains,
    TimeProvider time) : IMandateLists
{
    private const string Line = """
        select id, revision, settled, mandator, mandator_name as "MandatorName", helper, agency, procedures,
            may_withdraw as "MayWithdraw", from_day as "FromDay", to_day as "ToDay", channel, identity,
            paper_number as "PaperNumber", paper_hash as "PaperHash", given_at as "GivenAt", given_by as "GivenBy",
            revoked_at as "RevokedAt", revoked_by as "RevokedBy", revocation_reason as "RevocationReason"
        """;

    private const string Columns = $"{Line} from mandate";

    private DateOnly Today => VietnamTime.DateOf(time.GetUtcNow());

    public Task<Page<MandateView>> GivenByAsync(string mandator, PageRequest page, CancellationToken cancellationToken) =>
        PageAsync(OwnSql("mandator"), Role.Citizen, mandator, page, cancellationToken);

    public Task<Page<MandateView>> HeldByAsync(string helper, PageRequest page, CancellationToken cancellationToken) =>
        PageAsync(OwnSql("helper"), Role.Helper, helper, page, cancellationToken);

    public Task<Page<MandateView>> OfAgencyAsync(string agency, PageRequest page, CancellationToken cancellationToken) =>
        PageAsync(AgencySql(database.Kind), Role.Leader, agency, page, cancellationToken);

    public async Task<MandateView?> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync($"{Columns} where id = @id", new { id }, cancellationToken);
        return rows is [{ Revision: > 0 } row] && MandateRules.CanSee(row.Mandator, row.Helper, row.Agency, caller)
            ? MandateView.Of(row.ToMandate(), Today).For(caller.Role)
            : null;
    }

    public async Task<Page<DossierLine>> DossiersOfHelperAsync(
        Caller helper, PageRequest page, CancellationToken cancellationToken)
    {
        await ReadAsync(
            $"{Columns} where helper = @helper and not settled", new { helper = helper.Subject }, cancellationToken);
        return await dossiers.OfHelperAsync(helper, Today, page, cancellationToken);
    }

    /// <summary>Only fixed texts are put together here; every value is a parameter.</summary>
    internal static string AgencySql(DatabaseKind kind) =>
        new AgencyQueue(Line, "mandate", "revision > 0", "given_at", NewestFirst: true).Sql(kind, []);

    private static string OwnSql(string column) => $"""
        {Columns} where {column} = @whose and revision > 0 and (given_at, id) < (@key, @id)
        order by given_at desc, id desc limit @limit
        """;

    private async Task<Page<MandateView>> PageAsync(
        string sql, Role reader, string whose, PageRequest page, CancellationToken cancellationToken)
    {
        var after = page.After ?? new PageCursor(long.MaxValue, "~");
        var rows = await ReadAsync(
            sql, new { whose, agency = whose, key = after.SortKey, id = after.Id, limit = page.Size + 1 }, cancellationToken);
        var today = Today;
        var views = rows.Take(page.Size).Select(row => MandateView.Of(row.ToMandate(), today).For(reader)).ToImmutableArray();
        return new Page<MandateView>(
            views, rows.Count > page.Size ? new PageCursor(rows[page.Size - 1].GivenAt, rows[page.Size - 1].Id) : null);
    }

    private async Task<List<MandateRow>> ReadAsync(string sql, object values, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(sql, values, cancellationToken);
        var unsettled = rows.Where(row => !row.Settled).Select(row => (row.Mandator, row.Helper)).Distinct().ToList();
        if (unsettled.Count == 0)
            return rows;

        foreach (var (mandator, helper) in unsettled)
            await grains.GetMandates(mandator, helper).Settle();
        return await QueryAsync(sql, values, cancellationToken);
    }

    private async Task<List<MandateRow>> QueryAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<MandateRow>(
            new CommandDefinition(sql, values, cancellationToken: cancellationToken))).AsList();
    }
}
