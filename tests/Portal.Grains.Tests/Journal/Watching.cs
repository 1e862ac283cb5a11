using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Journal;

/// <summary>
/// Looks, whenever long work reports how far it is, whether somebody else could write and the fold go on; and counts the
/// statements that it sends to PostgreSQL.
/// </summary>
internal sealed class Watching(PortalDatabase database) : IProgress<long>
{
    /// <summary>How often it looked.</summary>
    public int Looks { get; private set; }

    public async Task<int> CountAsync(Func<Task> work)
    {
        var (count, name) = (0, new NpgsqlConnectionStringBuilder(
            database.Kind == DatabaseKind.PostgreSql ? database.DataSource.ConnectionString : "").Database);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (name is not null && activity.TagObjects.Any(tag => Equals(tag.Value, name)))
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await work();
        Assert.True(count > 0 || name is null, "No statement was counted.");
        return count;
    }

    public void Report(long value)
    {
        Looks++;
        using var connection = database.DataSource.OpenConnection();
        if (connection is SqliteConnection)
        {
            connection.Execute("PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK");
            return;
        }

        // Entries of transactions that are newer than one that has written and still runs are not folded.
        Assert.Equal(0, connection.ExecuteScalar<int>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL"));
    }
}
