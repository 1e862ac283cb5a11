using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests.Load;

/// <summary>Three dossiers with five entries each, written by a portal that has ended in order.</summary>
internal static class SmallJournal
{
    /// <summary>Index of an acknowledgement of the second dossier.</summary>
    public const int Middle = 7;

    private const int Dossiers = 3;
    private const int Steps = 4;

    /// <param name="store">The database.</param>
    /// <param name="more">What else is done, after the three; it is given the last of them.</param>
    public static async Task<Ledger> FillAsync(PortalStore store, Func<Office, string, Task>? more = null)
    {
        var ledger = new Ledger();
        await using var portal = await PortalProcess.StartAsync(store);
        using var client = new PortalClient(() => portal.Address, BirthRegistration.Agency, ledger);
        var office = new Office(1, client, ledger);
        Acknowledgement last = null!;
        for (var i = 0; i < Dossiers; i++)
        {
            last = await office.SubmitAsync();
            foreach (var (persona, path, json) in BirthRegistration.Steps.Take(Steps))
                last = await office.StepAsync(last, persona, path, json);
        }

        if (more is not null)
            await more(office, last.Id);
        Assert.Equal(0, await portal.StopAsync(TimeSpan.FromSeconds(60)));
        return ledger;
    }
}
