using System.Net;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;
using Xunit.Abstractions;

namespace Portal.EndToEnd.Tests.Kills;

/// <summary><c>kill -9</c> of PostgreSQL under load; the portal stays up and helps itself.</summary>
public sealed class KilledPostgresTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_acknowledged_command_survives_kills_of_the_database_once_and_the_chain_verifies()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await PostgresStore.CreateAsync(postgres.ConnectionString);
        await using var portal = await PortalProcess.StartAsync(store);

        await new KillSeries(store, seed: 118, output).RunAsync(() => portal, async () =>
        {
            postgres.Kill();
            await postgres.StartAsync();
        });

        Assert.False(portal.HasExited, portal.Output);
    }

    [Fact]
    public async Task While_the_database_is_away_everybody_is_told_to_come_back_and_then_served()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await PostgresStore.CreateAsync(postgres.ConnectionString);
        await using var portal = await PortalProcess.StartAsync(store);
        var ledger = new Ledger();
        using var client = new PortalClient(() => portal.Address, BirthRegistration.Agency, ledger);
        var office = new Office(1, client, ledger);
        var dossier = await office.SubmitAsync();

        postgres.Kill();
        // Of an agency without numbers in memory, of the known one, and of a dossier that is in memory.
        PortalCommand[] commands =
        [
            office.Command("citizen", "/api/v1/citizen/dossiers", null, BirthRegistration.Form(8, BirthRegistration.OtherAgency)),
            office.Command("citizen", "/api/v1/citizen/dossiers", null, BirthRegistration.Form(7)),
            office.Command("reception", $"/api/v1/agency/dossiers/{dossier.Id}/acceptance", dossier.ETag, "{}"),
            // Stale: whether it is a repetition, only the database knows.
            office.Command("reception", $"/api/v1/agency/dossiers/{dossier.Id}/acceptance", "\"9\"", "{}"),
        ];
        foreach (var command in commands)
            Assert.Null(await client.TryAsync(command));
        Assert.True(ledger.Complaints.Count == 0, $"{string.Join('\n', ledger.Complaints)}\n{portal.Output}");
        Assert.Equal(commands.Length, ledger.Outages);
        using var http = new HttpClient { BaseAddress = portal.Address };
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/health/live"));
        // Still in service: a balancer that takes everybody out could not tell anybody when to come back.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/health/ready"));

        await postgres.StartAsync();
        var answers = new List<int>();
        foreach (var command in commands)
            answers.Add((await client.SendAsync(command)).Status);
        Assert.Equal([201, 201, 200, 412], answers);
        Assert.Empty(ledger.Complaints);
        await KillSeries.AssertWholeAsync(store);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
