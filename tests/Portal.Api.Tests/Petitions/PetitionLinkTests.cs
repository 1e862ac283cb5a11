using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Api.Tests.Petitions;

/// <summary>A process that ends between the commit of a petition and that of its dossier loses nothing.</summary>
public sealed class PetitionLinkTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_petition_whose_dossier_does_not_know_of_it_is_tied_later_and_once()
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("interrupted"));
        var petition = await CommitAlone(dossier);
        Assert.Empty(await LinkedTo(dossier));

        var links = fixture.Portal.Services.GetRequiredService<PetitionLinks>();
        await links.LookOnceAsync(CancellationToken.None);
        Assert.Equal([petition], await LinkedTo(dossier));

        var entries = await fixture.Portal.CountEntriesAsync();
        await links.LookOnceAsync(CancellationToken.None);
        await fixture.Portal.Services.GetRequiredService<Orleans.IGrainFactory>().GetGrain<IPetitionGrain>(petition).LinkDossier();
        Assert.Equal(entries, await fixture.Portal.CountEntriesAsync());
        Assert.True((await fixture.Portal.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task A_dossier_that_cannot_be_read_keeps_no_other_petition_untied()
    {
        var broken = await fixture.Desk.Submit(Who.Citizen("unreadable"));
        var whole = await fixture.Desk.Submit(Who.Citizen("waiting"));
        var (first, second) = (await CommitAlone(broken), await CommitAlone(whole));
        var links = fixture.Portal.Services.GetRequiredService<PetitionLinks>();

        var state = await ReplaceState(broken, "unreadable");
        await Assert.ThrowsAsync<AggregateException>(() => links.LookOnceAsync(CancellationToken.None));
        Assert.Equal([second], await LinkedTo(whole));

        await ReplaceState(broken, state);
        await links.LookOnceAsync(CancellationToken.None);
        Assert.Equal([first], await LinkedTo(broken));
    }

    [Fact]
    public async Task What_is_tied_later_is_tied_as_of_when_the_petition_was_sent()
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("patient"));
        var petition = await CommitAlone(dossier);
        var later = TimeProvider.System.GetUtcNow().AddMinutes(10);
        (await fixture.Api.Send(Ask.Post("/dev/clock", null, new { now = later }))).Expect(200);
        fixture.Api.ForgetTokens();
        await fixture.Portal.Services.GetRequiredService<PetitionLinks>().LookOnceAsync(CancellationToken.None);

        await using var connection = await fixture.Portal.Services.GetRequiredService<PortalDatabase>().OpenAsync(default);
        Assert.Equal(
            await connection.ExecuteScalarAsync<long>("select created_at from petition where id = @petition", new { petition }),
            await connection.ExecuteScalarAsync<long>(
                "select at from dossier_event where dossier = @Id and type = 'dossier.petition_linked'", new { dossier.Id }));
    }

    [Fact]
    public async Task A_dossier_with_many_petitions_takes_no_more_and_all_that_were_sent_are_tied()
    {
        var me = Who.Citizen("insistent");
        var dossier = await fixture.Desk.Submit(me);
        Ask Petition() => Ask.Post("/api/v1/citizen/petitions", me, HeldPetition.Body(Who.OwnAgency, dossier: dossier.Id));
        var asks = Enumerable.Range(0, DossierLimits.PetitionsSent).Select(_ => Petition()).ToList();
        var sent = new List<string?>();
        foreach (var ask in asks)
            sent.Add((await fixture.Api.Send(ask)).Expect(201).Json.GetProperty("id").GetString());

        (await fixture.Api.Send(Petition())).ExpectProblem(409, "dossier.too_many_petitions");
        (await fixture.Api.Send(asks[0])).Expect(201);
        Assert.Equal(sent, await LinkedTo(dossier));
    }

    /// <summary>Writes a state behind the back of the portal; gives the one before.</summary>
    private async Task<string> ReplaceState(Held dossier, string state)
    {
        await using var connection = await fixture.Portal.Services.GetRequiredService<PortalDatabase>().OpenAsync(default);
        var before = await connection.ExecuteScalarAsync<string>("select state from dossier where id = @Id", new { dossier.Id });
        await connection.ExecuteAsync("update dossier set state = @state where id = @Id", new { dossier.Id, state });
        return before!;
    }

    /// <summary>What the journal holds when the process ends right after the petition's own commit.</summary>
    private async Task<string> CommitAlone(Held dossier)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var id = PetitionKey.New(now).ToString();
        var occurrence = new Occurrence(now, "citizen:interrupted");
        var sent = new PetitionSent(
            Who.OwnAgency, PetitionClass.Other, "Chậm", dossier.Applicant.Name, Role.Citizen, dossier.Id,
            new PetitionDates(now.AddDays(3), now.AddDays(7), now.AddDays(21)));
        var state = Petition.Evolve(null, sent, id, occurrence);
        var outcome = await fixture.Portal.Services.GetRequiredService<IJournal>().AppendAsync(
            new JournalAppend(id, 0, default, [PetitionJson.Write(sent, occurrence)], state.ToRow(), null), default);
        Assert.IsType<AppendOutcome.Appended>(outcome);
        return id;
    }

    private static async Task<IEnumerable<string?>> LinkedTo(Held dossier) =>
        (await dossier.View(dossier.Applicant)).GetProperty("petitions").EnumerateArray().Select(one => one.GetString());
}
