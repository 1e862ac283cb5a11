using Portal.Grains.Storage;
using Portal.Silo.Jobs;

namespace Portal.Silo.Hosting;

/// <summary>Brings the schema up to date before anything else starts, or checks it where the process may not change it.</summary>
internal sealed partial class SchemaStartup(
    Migrator migrator,
    PortalDatabase database,
    StartPatience patience,
    IConfiguration configuration,
    ILogger<SchemaStartup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => patience.WaitAsync(PrepareAsync, cancellationToken);

    /// <summary>One process may by default; in a cluster the schema changes by <c>migrate</c>, before the processes do.</summary>
    public static bool MayMigrate(IConfiguration configuration) =>
        configuration.GetValue("Database:MigrateAtStart", !configuration.GetValue("Cluster:Enabled", false));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!MayMigrate(configuration))
        {
            await migrator.CheckAsync(cancellationToken);
            return;
        }

        foreach (var migration in await migrator.MigrateAsync(cancellationToken))
            LogApplied(logger, migration.Version, migration.Name);
        if (database.Kind == DatabaseKind.PostgreSql)
            JobEngine.Install(database);
    }

    [LoggerMessage(1002, LogLevel.Information, "Schema version {Version} applied: {Name}")]
    private static partial void LogApplied(ILogger logger, int version, string name);
}
