using Microsoft.Data.Sqlite;
using Npgsql;
using Portal.Grains.Shared;

namespace Portal.Silo.Hosting;

/// <summary>
/// What a start asks of the database is asked again while that is away for a moment, as it is when both are started
/// together, or when the machine stood still and the database took the portal for gone.
/// </summary>
internal sealed partial class StartPatience(TimeProvider time, ILogger<StartPatience> logger)
{
    /// <summary>Whoever starts processes looks into it after that, and must be told.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does a step of the start that may be begun anew.</summary>
    /// <param name="step">What needs the database.</param>
    /// <param name="cancellationToken">The portal is told to stop.</param>
    public async Task WaitAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        for (var started = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellationToken))
        {
            try
            {
                await step(cancellationToken);
                return;
            }
            catch (Exception outage) when (MayPass(outage) && time.GetElapsedTime(started) < Limit)
            {
                LogAway(outage);
            }
        }
    }

    /// <summary>Not so a password or a name that is wrong, nor a file that cannot be opened.</summary>
    private static bool MayPass(Exception failed) => StorageOutage.Is(failed) && failed is not (
        SqliteException
        or PostgresException
        {
            SqlState: PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.InvalidAuthorizationSpecification
            or PostgresErrorCodes.InvalidCatalogName,
        });

    [LoggerMessage(1004, LogLevel.Warning, "The start needs the database, which is away; it is asked again for up to half a minute.")]
    private partial void LogAway(Exception exception);
}
