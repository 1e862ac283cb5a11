using Hangfire.PostgreSql;
using Npgsql;
using Portal.Grains.Storage;

namespace Portal.Silo.Jobs;

/// <summary>
/// Hangfire's connections, from the portal's own pool. Its transactions take several statements; one whose answers are lost
/// must not stay open (<see cref="IdleTransactions"/>).
/// </summary>
internal sealed class JobConnections(PortalDatabase database) : IConnectionFactory
{
    public NpgsqlConnection GetOrCreateConnection()
    {
        var connection = (NpgsqlConnection)database.DataSource.OpenConnection();
        try
        {
            using var limit = connection.CreateCommand(IdleTransactions.Limit);
            limit.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
