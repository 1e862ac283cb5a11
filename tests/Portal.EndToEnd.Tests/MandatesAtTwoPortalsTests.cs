using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>
/// Two portals on one database, each with the same villager's mandates in memory: what one of them was told holds at the
/// other as well.
/// </summary>
public sealed class MandatesAtTwoPortalsTests
{
    private const string Given = "/api/v1/citizen/mandates";

    private readonly Ledger ledger = new();
    private int keys;

    [Fact]
    public async Task What_one_portal_gave_or_ended_is_given_or_ended_at_the_other()
    {
        using var store = new SqliteStore();
        await using var a = await PortalProcess.StartAsync(store);
        await using var b = await PortalProcess.StartAsync(store);
        using var atA = new PortalClient(() => a.Address, BirthRegistration.Agency, ledger);
        using var atB = new PortalClient(() => b.Address, BirthRegistration.Agency, ledger);

        var giving = Command("citizen", Given, GivingJson);
        var first = await IdOfAsync(atA, giving);
        Assert.Equal("201", await AnswerAsync(atA, Filing(first)));
        Assert.Equal("201", await AnswerAsync(atB, Filing(first)));

        Assert.Equal("200", await AnswerAsync(atB, Revocation(first)));
        Assert.Equal("403 mandate.not_open", await AnswerAsync(atA, Filing(first)));

        // Of this one, the other portal has nothing in memory: it neither misses nor doubles it.
        var again = Command("citizen", Given, GivingJson);
        var second = await IdOfAsync(atB, again);
        Assert.Equal(second, await IdOfAsync(atA, again));
        var third = await IdOfAsync(atB, Command("citizen", Given, GivingJson));
        Assert.Equal("201", await AnswerAsync(atA, Filing(third)));
        var fourth = await IdOfAsync(atB, Command("citizen", Given, GivingJson));
        Assert.Equal("200", await AnswerAsync(atA, Revocation(fourth)));
        Assert.Equal("403 mandate.not_open", await AnswerAsync(atB, Filing(fourth)));
        Assert.Empty(ledger.Complaints);
    }

    private static string GivingJson => $$"""
        {"helper":"helper-two","agency":"{{BirthRegistration.Agency}}","to":"{{TimeProvider.System.GetUtcNow().AddDays(6):yyyy-MM-dd}}"}
        """;

    private PortalCommand Revocation(string mandate) => Command("citizen", $"{Given}/{mandate}/revocation", "{}");

    private PortalCommand Filing(string mandate) => Command(
        "helper",
        "/api/v1/citizen/dossiers",
        BirthRegistration.Form(keys).Replace("\"procedure\"", $"\"mandate\": \"{mandate}\", \"procedure\"", StringComparison.Ordinal));

    private PortalCommand Command(string persona, string path, string json) =>
        new(persona, $"{persona}-two", $"two-portals-{keys++}", path, null, json);

    private static async Task<string> IdOfAsync(PortalClient client, PortalCommand command)
    {
        var answer = await client.SendAsync(command);
        Assert.Equal(201, answer.Status);
        return Sender.IdOf(answer);
    }

    private static async Task<string> AnswerAsync(PortalClient client, PortalCommand command)
    {
        var answer = await client.SendAsync(command);
        return answer.Status < 400 ? $"{answer.Status}" : $"{answer.Status} {Sender.TextIn(answer, "code")}";
    }
}
