using Dapper;
using Portal.Grains.Storage;
using Portal.Silo.Hosting;

namespace Portal.Silo.Jobs;

/// <summary>
/// Takes away locks of Hangfire that were taken in the future. A lock is a row with a time by the clock of its silo, and
/// counts until that is too old: what a silo whose clock ran ahead leaves behind would keep a job from being planned for as
/// long as that clock was wrong.
/// </summary>
internal sealed class JobLocks(PortalDatabase database, StartPatience patience) : IHostedService
{
    // The clock of the database decides, which all silos have in common.
    private const string Release =
        $"DELETE FROM {JobEngine.Schema}.lock WHERE acquired > now() + make_interval(secs => @Seconds)";

    public Task StartAsync(CancellationToken cancellationToken) => patience.WaitAsync(ReleaseAsync, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Frees what nobody can have taken yet.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (database.Kind != DatabaseKind.PostgreSql)
            return;

        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(Release, new { Seconds = JobEngine.LockLife.TotalSeconds });
    }
}
