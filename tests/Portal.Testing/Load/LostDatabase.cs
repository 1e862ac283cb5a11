using Portal.Testing.Databases;

namespace Portal.Testing.Load;

/// <summary>
/// A PostgreSQL server that goes away under submissions, before the portal is told to stop, and comes back for the next
/// portal.
/// </summary>
/// <param name="postgres">The server.</param>
/// <param name="how"><c>dead</c>: killed; <c>frozen</c>: it takes connections and answers nothing.</param>
internal sealed class LostDatabase(ThrowAwayPostgres postgres, string how)
{
    /// <summary>How many submissions are under way.</summary>
    public const int Waiting = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(18);

    // In which a portal still takes requests: those of the test are there before the door closes.
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    // A busy machine needs a while to end a process, too.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(6);

    /// <summary>Settings of a portal that is to end within <see cref="Most"/>.</summary>
    public static Dictionary<string, string> Settings => new()
    {
        ["Shutdown__Delay"] = Delay.ToString(),
        ["Shutdown__Limit"] = Limit.ToString(),
    };

    /// <summary>In which a portal that was told to stop must have ended.</summary>
    public static TimeSpan Most => Delay + Limit + Slack;

    /// <summary>Nobody is there, as opposed to somebody who says nothing.</summary>
    public bool IsDead => how == "dead";

    /// <summary>Takes the server away after some submissions were acknowledged; gives those that wait for it now.</summary>
    public async Task<PortalCommand[]> LoseAsync(Office office)
    {
        for (var i = 0; i < Waiting; i++)
            await office.SubmitAsync();
        if (IsDead)
            postgres.Kill();
        else
            await postgres.FreezeAsync();
        return
        [
            .. Enumerable.Range(0, Waiting).Select(i =>
                office.Command("citizen", "/api/v1/citizen/dossiers", null, BirthRegistration.Form(100 + i))),
        ];
    }

    /// <summary>Brings the server back.</summary>
    public Task FindAsync() => IsDead ? postgres.StartAsync() : postgres.ThawAsync();
}
