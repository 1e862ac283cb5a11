using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>Two portals on one database, and a citizen whose requests go to the one and the other.</summary>
public sealed class ProfileAtTwoPortalsTests
{
    [Fact]
    public async Task What_was_saved_at_one_portal_is_read_and_saved_over_at_the_other()
    {
        using var store = new SqliteStore();
        await using var a = await PortalProcess.StartAsync(store);
        await using var b = await PortalProcess.StartAsync(store);
        var ledger = new Ledger();
        var turn = 0;
        // In twos: either portal saves, and each time the other one reads and saves next.
        using var client = new PortalClient(() => turn++ / 2 % 2 == 0 ? a.Address : b.Address, BirthRegistration.Agency, ledger);
        var profile = new OwnProfile(1, client.SendAsync, ledger);

        for (var i = 0; i < 5; i++)
        {
            await profile.SaveAsync();
            await profile.CheckAsync();
            await profile.CheckAsync();
        }

        Assert.Empty(ledger.Complaints);
    }
}
