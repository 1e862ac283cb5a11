using System.Data.Common;
using Portal.Grains.Administration;
using Portal.Grains.Storage;

namespace Portal.Silo.Commands;

/// <summary>Writes down in the record of administration what a command does to the data of the portal.</summary>
/// <param name="database">The database that is changed.</param>
/// <param name="command">Command and what it is about, such as <c>archive --month 2024-01</c>; no path of the machine.</param>
/// <param name="manifestHash">SHA-256 of the manifest of what is taken out or brought in.</param>
internal sealed class CommandRecord(PortalDatabase database, string command, string manifestHash)
{
    /// <summary>
    /// Not who is signed in to the machine: in a container that is nobody, elsewhere the name of a person, which the record
    /// would keep for ever and cannot prove. Who may run commands, the log of the platform says.
    /// </summary>
    private const string Actor = "operator";

    // As the API would have answered.
    private const int Done = 200;
    private const int Refused = 422;
    private const int Failed = 500;
    private const int Away = 503;

    /// <summary>Carries it out, with an entry before and one with the outcome.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        await WriteAsync(null);
        T result;
        try
        {
            result = await work();
        }
        catch (Exception failure)
        {
            await WriteFailureAsync(failure);
            throw;
        }

        await DoneAsync();
        return result;
    }

    /// <summary>For what puts another database in the place of this one: it is done.</summary>
    public Task DoneAsync() => WriteAsync(Done);

    /// <summary>Where the database takes no more entries, the one from before stands alone: nobody knows the outcome.</summary>
    private async Task WriteFailureAsync(Exception failure)
    {
        try
        {
            await WriteAsync(failure switch { InvalidOperationException => Refused, DbException => Away, _ => Failed });
        }
        catch (DbException)
        {
        }
    }

    private Task WriteAsync(int? status) => new AdministrationRecord(database, TimeProvider.System).WriteAsync(
        new AdministrationAct(Actor, null, command.Split(' ')[0], command, manifestHash, status), CancellationToken.None);
}
