using Dapper;
using Portal.Grains.Storage;

namespace Portal.Grains.Mandates;

/// <summary>Writes the rows of mandates. Each statement is one transaction, and repeating it changes nothing.</summary>
internal sealed class MandateRows(PortalDatabase database)
{
    /// <summary>
    /// No request takes so long, even where the clocks of two processes differ. What was announced before and never given belongs
    /// to a process that has ended.
    /// </summary>
    private static readonly TimeSpan Underway = TimeSpan.FromHours(1);

    private const string Upsert = """
        insert into mandate (
            id, revision, settled, mandator, mandator_name, helper, agency, procedures, may_withdraw, from_day, to_day,
            channel, identity, paper_number, paper_hash, given_at, given_by, revoked_at, revoked_by, revocation_reason)
        values (
            @Id, @Revision, @Settled, @Mandator, @MandatorName, @Helper, @Agency, @Procedures, @MayWithdraw, @FromDay,
            @ToDay, @Channel, @Identity, @PaperNumber, @PaperHash, @GivenAt, @GivenBy, @RevokedAt, @RevokedBy,
            @RevocationReason)
        on conflict (id) do update set
            revision = excluded.revision, settled = excluded.settled, mandator_name = excluded.mandator_name,
            agency = excluded.agency, procedures = excluded.procedures, may_withdraw = excluded.may_withdraw,
            from_day = excluded.from_day, to_day = excluded.to_day, channel = excluded.channel,
            identity = excluded.identity, paper_number = excluded.paper_number, paper_hash = excluded.paper_hash,
            given_at = excluded.given_at, given_by = excluded.given_by, revoked_at = excluded.revoked_at,
            revoked_by = excluded.revoked_by, revocation_reason = excluded.revocation_reason
        """;

    /// <summary>A row that says: this is about to be given.</summary>
    /// <returns>False when the id belongs to something else: a given mandate, or one of another pair.</returns>
    public async Task<bool> AnnounceAsync(Mandate mandate)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        var row = new MandateRow(mandate) { Revision = 0, Settled = false };
        return await connection.ExecuteAsync(
            $"""
             {Upsert}
             where mandate.revision = 0 and mandate.mandator = excluded.mandator and mandate.helper = excluded.helper
             """,
            row) > 0;
    }

    /// <summary>From now on, who reads the row asks the grain.</summary>
    public Task UnsettleAsync(string id) =>
        ExecuteAsync("update mandate set settled = @settled where id = @id", new { id, settled = false });

    /// <summary>The row is as the state says; a newer one stays.</summary>
    public Task WriteAsync(Mandate mandate) => ExecuteAsync(
        $"""
         {Upsert}
         where mandate.revision <= excluded.revision
         """,
        new MandateRow(mandate) { Settled = true });

    /// <summary>What was announced for a pair and never given.</summary>
    public Task ForgetAnnouncedAsync(string mandator, string helper) => ExecuteAsync(
        "delete from mandate where mandator = @mandator and helper = @helper and not settled and revision = 0",
        new { mandator, helper });

    /// <summary>It is not given after all.</summary>
    public Task WithdrawAsync(string id) =>
        ExecuteAsync("delete from mandate where id = @id and not settled and revision = 0", new { id });

    /// <summary>
    /// How many other villagers the helper of a mandate has in its commune, by the same channel, with one that has not ended.
    /// What was announced lately counts, too: it may be given at any moment.
    /// </summary>
    public async Task<int> CountOtherVillagersAsync(Mandate mandate, DateOnly today)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<int>(
            """
            select count(distinct mandator) from mandate
            where helper = @Helper and agency = @Agency and channel = @channel and mandator <> @Mandator
            and revoked_at is null and to_day >= @today and (revision > 0 or given_at > @lately)
            """,
            new
            {
                mandate.Helper,
                mandate.Agency,
                channel = (int)mandate.Channel,
                mandate.Mandator,
                today = MandateRow.Day(today),
                lately = (mandate.GivenAt - Underway).ToUnixTimeMilliseconds(),
            });
    }

    private async Task ExecuteAsync(string sql, object values)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql, values);
    }
}
