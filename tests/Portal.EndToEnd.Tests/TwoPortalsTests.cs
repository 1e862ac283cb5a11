using Portal.EndToEnd.Tests.Kills;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>
/// Two portals on one database, such as an old one that has not ended yet beside a new one: nothing is lost or done
/// twice, and of two officers who act on the same dossier, one is told that it has changed.
/// </summary>
public sealed class TwoPortalsTests
{
    private const int Pairs = 4;
    private const int Dossiers = 6;

    [Fact]
    public async Task Two_portals_on_one_SQLite_file_lose_nothing_and_do_nothing_twice()
    {
        using var store = new SqliteStore();
        await RunAsync(store);
    }

    [Fact]
    public async Task Two_portals_on_one_PostgreSQL_database_lose_nothing_and_do_nothing_twice()
    {
        await using var postgres = await ThrowAwayPostgres.StartNewAsync(durable: true);
        using var store = await PostgresStore.CreateAsync(postgres.ConnectionString);
        await RunAsync(store);
    }

    [Fact]
    public async Task A_portal_says_no_to_what_is_there_now_and_not_to_what_it_remembers()
    {
        using var store = new SqliteStore();
        await using var a = await PortalProcess.StartAsync(store);
        await using var b = await PortalProcess.StartAsync(store);
        var ledger = new Ledger();
        using var clientA = new PortalClient(() => a.Address, BirthRegistration.Agency, ledger);
        using var clientB = new PortalClient(() => b.Address, BirthRegistration.Agency, ledger);
        var office = new Office(1, clientA, ledger);
        var submitted = await office.SubmitAsync();
        var accepted = await office.StepAsync(submitted, "reception", "acceptance", "{}");

        var path = $"/api/v1/agency/dossiers/{submitted.Id}";
        var assigned = await clientB.SendAsync(office.Command("leader", $"{path}/assignment", accepted.ETag, """{"assignee":"specialist-1"}"""));
        Assert.Equal(200, assigned.Status);
        var again = await clientA.SendAsync(office.Command("reception", $"{path}/acceptance", accepted.ETag, "{}"));
        Assert.Equal((412, "dossier.stale_revision"), (again.Status, Sender.TextIn(again, "code")));
    }

    private static async Task RunAsync(PortalStore store)
    {
        await using var a = await PortalProcess.StartAsync(store);
        await using var b = await PortalProcess.StartAsync(store);
        var ledger = new Ledger();
        using var clientA = new PortalClient(() => a.Address, BirthRegistration.Agency, ledger);
        using var clientB = new PortalClient(() => b.Address, BirthRegistration.Agency, ledger);

        await Task.WhenAll(Enumerable.Range(1, Pairs).Select(index => CompeteAsync(index, clientA, clientB, ledger)));

        Assert.True(ledger.Complaints.Count == 0, $"{string.Join('\n', ledger.Complaints)}\n{a.Output}\n{b.Output}");
        Assert.Equal(Pairs * Dossiers * (1 + BirthRegistration.Steps.Length), ledger.Count);
        Assert.Empty(await Auditor.FindLossesAsync(store, ledger.From(0)));
        Assert.Empty(await Auditor.FindDifferencesAsync(store, ledger.From(0)));
        await KillSeries.AssertWholeAsync(store);
    }

    private static async Task CompeteAsync(int index, PortalClient a, PortalClient b, Ledger ledger)
    {
        var office = new Office(index, a, ledger);
        for (var i = 0; i < Dossiers; i++)
        {
            // The same submission at both: one dossier, and the same answer.
            var submission = office.Command("citizen", "/api/v1/citizen/dossiers", null, BirthRegistration.Form(i, office.Agency));
            var both = await Task.WhenAll(a.SendAsync(submission), b.SendAsync(submission));
            Assert.Equal(201, both[0].Status);
            Assert.True(both[0].SameAs(both[1]));
            var last = new Acknowledgement(submission, both[0], Sender.IdOf(both[0]), 1);
            ledger.Add(last);

            foreach (var (persona, path, json) in BirthRegistration.Steps)
                last = await StepAsync(office, last, (persona, path, json), a, b, ledger);
        }
    }

    /// <summary>Two officers, one at each portal, do the same step of the same revision: one of them does it.</summary>
    private static async Task<Acknowledgement> StepAsync(
        Office office,
        Acknowledgement before,
        (string Persona, string Path, string Json) step,
        PortalClient a,
        PortalClient b,
        Ledger ledger)
    {
        var path = $"/api/v1/agency/dossiers/{before.Id}/{step.Path}";
        var atA = office.Command(step.Persona, path, before.ETag, step.Json);
        var atB = office.Command(step.Persona, path, before.ETag, step.Json);
        var answers = await Task.WhenAll(a.SendAsync(atA), b.SendAsync(atB));

        Assert.Equal([200, 412], answers.Select(answer => answer.Status).Order());
        var (command, answer) = answers[0].Status == 200 ? (atA, answers[0]) : (atB, answers[1]);
        var done = new Acknowledgement(command, answer, before.Id, before.Revision + 1);
        ledger.Add(done);
        return done;
    }
}
