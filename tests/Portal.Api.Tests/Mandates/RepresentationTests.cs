using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Mandates;

/// <summary>A helper files for villagers over HTTP, as far as their mandates go and no further.</summary>
public abstract class RepresentationTests(PortalFixture fixture)
{
    private readonly Filing filing = new(fixture);

    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task A_villager_without_an_account_is_represented_from_the_draft_to_the_supplement()
    {
        var mandate = await HeldMandate.Record(Api);
        var dossier = await filing.Draft(mandate);
        await dossier.Do(Filing.Helper, "submission");
        await dossier.Do(Who.Reception, "acceptance");
        await dossier.Do(Who.Reception, "supplement-request", Desk.Supplement);
        await dossier.Do(Filing.Helper, "supplement", Desk.SupplementAnswer);

        var view = await dossier.View(Filing.Helper);
        Assert.Equal(
            (mandate.Mandator, "helper-1", mandate.Id),
            (Filing.Text(view, "applicant"), Filing.Text(view, "filedBy"), Filing.Text(view, "mandate")));
        var history = (await Api.Get(Held.PathFor(Filing.Helper) + dossier.Id + "/history", Filing.Helper)).Expect(200).Json;
        Assert.Equal("helper", Filing.Text(history.GetProperty("items")[0], "by"));
        Assert.Contains(dossier.Id, await filing.Shown());
        Assert.True((await fixture.Portal.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task A_citizen_finds_what_was_filed_for_them_and_can_take_it_back()
    {
        var me = Who.Citizen("represented-online");
        var dossier = await filing.Submit(await HeldMandate.Give(Api, me));
        var list = (await Api.Get("/api/v1/citizen/dossiers", me)).Expect(200).Json.GetProperty("items");
        Assert.Equal(dossier.Id, Filing.Text(Assert.Single(list.EnumerateArray()), "id"));
        Assert.Equal("helper-1", Filing.Text(await dossier.View(me), "filedBy"));
        await dossier.Do(me, "withdrawal", new { });

        var own = (await Api.Get("/api/v1/citizen/dossiers?limit=100", Filing.Helper)).Expect(200).Text;
        Assert.DoesNotContain(dossier.Id, own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_mandate_opens_nothing()
    {
        var me = Who.Citizen("revoker");
        var mandate = await HeldMandate.Give(Api, me, HeldMandate.Body(mayWithdraw: true));
        var (draft, submitted, asked) = (await filing.Draft(mandate), await filing.Submit(mandate), await filing.Submit(mandate));
        await asked.Do(Who.Reception, "acceptance");
        await asked.Do(Who.Reception, "supplement-request", Desk.Supplement);
        await mandate.Revoke(me);

        Ask[] asks =
        [
            Ask.Get(Held.PathFor(Filing.Helper) + submitted.Id, Filing.Helper),
            Ask.Get(Held.PathFor(Filing.Helper) + submitted.Id + "/history", Filing.Helper),
            filing.Saving(draft),
            draft.Ask(Filing.Helper, "submission"),
            new Ask("DELETE", Held.PathFor(Filing.Helper) + draft.Id) { By = Filing.Helper, IfMatch = draft.ETag },
            asked.Ask(Filing.Helper, "supplement", Desk.SupplementAnswer),
            submitted.Ask(Filing.Helper, "withdrawal", new { }),
            submitted.Ask(Filing.Helper, "rating", new { liked = true }),
        ];
        foreach (var ask in asks)
            (await Api.Send(ask)).ExpectProblem(404, "dossier.not_found");

        (await Api.Send(filing.Submission(mandate.Id))).ExpectProblem(403, "mandate.not_open");
        Assert.Empty((await filing.Shown()).Intersect([draft.Id, submitted.Id, asked.Id]));
        Assert.Equal(asked.ETag, (await asked.Read(me)).Expect(200).ETag);
        await asked.Do(me, "supplement", Desk.SupplementAnswer);
    }

    [Fact]
    public async Task A_new_mandate_opens_again_what_the_same_helper_filed()
    {
        var me = Who.Citizen("renewer");
        var first = await HeldMandate.Give(Api, me);
        var dossier = await filing.Submit(first);
        await first.Revoke(me);
        (await dossier.Read(Filing.Helper)).ExpectProblem(404, "dossier.not_found");

        await HeldMandate.Give(Api, me, HeldMandate.Body(procedures: [Procedures.Full]));
        (await dossier.Read(Filing.Helper)).ExpectProblem(404, "dossier.not_found");
        await HeldMandate.Give(Api, me, HeldMandate.Body(procedures: [Procedures.Partial]));
        (await dossier.Read(Filing.Helper)).Expect(200);
    }

    [Fact]
    public async Task A_mandate_is_of_no_use_to_anybody_else()
    {
        var me = Who.Citizen("singled-out");
        var mandate = await HeldMandate.Give(Api, me);
        var dossier = await filing.Submit(mandate);
        var colleague = Filing.Helper with { Subject = "helper-2" };
        var moved = Filing.Helper with { Agency = HeldMandate.OtherCommune };

        (await Api.Send(filing.Submission(mandate.Id, colleague))).ExpectProblem(404, "mandate.not_found");
        (await Api.Send(filing.Submission(mandate.Id, me))).ExpectProblem(404, "mandate.not_found");
        (await Api.Send(filing.Submission(Guid.NewGuid().ToString()))).ExpectProblem(404, "mandate.not_found");
        (await Api.Send(filing.Submission("no id"))).ExpectProblem(404, "mandate.not_found");
        (await Api.Send(filing.Submission(mandate.Id, moved))).ExpectProblem(403, "mandate.other_commune");
        foreach (var who in new[] { colleague, moved, Who.Citizen("helper-1") })
            (await dossier.Read(who)).ExpectProblem(404, "dossier.not_found");
        Assert.DoesNotContain(dossier.Id, await filing.Shown(moved));
    }

    [Fact]
    public async Task A_mandate_for_named_procedures_is_for_those()
    {
        var mandate = await HeldMandate.Give(
            Api, Who.Citizen("particular"), HeldMandate.Body(procedures: [Procedures.Full]));
        (await Api.Send(filing.Submission(mandate.Id))).ExpectProblem(403, "mandate.procedure_not_covered");
        await filing.Submit(mandate, Procedures.Full);
    }

    [Fact]
    public async Task A_full_online_procedure_needs_a_mandate_of_a_verified_villager()
    {
        var looked = await HeldMandate.Record(Api, HeldMandate.Paper(HeldMandate.NewPersonalNumber(), identityCheck: "document"));
        (await Api.Send(filing.Submission(looked.Id, procedure: Procedures.Full)))
            .ExpectProblem(403, "mandate.identity_not_verified");
        await filing.Submit(looked);

        var unverified = new Who("citizen-unverified", Subject: "mandator-unverified");
        var given = new HeldMandate(Api, (await Api.Send(Ask.Post("/api/v1/citizen/mandates", unverified, HeldMandate.Body()))).Expect(201));
        (await Api.Send(filing.Submission(given.Id, procedure: Procedures.Full)))
            .ExpectProblem(403, "mandate.identity_not_verified");

        await filing.Submit(await HeldMandate.Record(Api), Procedures.Full);
    }

    [Fact]
    public async Task A_helper_takes_back_only_what_the_mandate_allows_and_rates_nothing()
    {
        var kept = await filing.Submit(await HeldMandate.Record(Api));
        (await Api.Send(kept.Ask(Filing.Helper, "withdrawal", new { }))).ExpectProblem(403, "mandate.withdrawal_not_covered");
        (await Api.Send(kept.Ask(Filing.Helper, "rating", new { liked = true }))).ExpectProblem(403, "mandate.not_for_helpers");
        (await Api.Send(Ask.Post("/api/v1/citizen/petitions", Filing.Helper, HeldPetition.Body(Who.OwnAgency, dossier: kept.Id))))
            .ExpectProblem(422, "petition.dossier_not_yours");

        var paper = HeldMandate.Paper(HeldMandate.NewPersonalNumber(), mayWithdraw: true);
        await (await filing.Submit(await HeldMandate.Record(Api, paper))).Do(Filing.Helper, "withdrawal", new { });
    }

    [Fact]
    public async Task Drafts_for_a_villager_count_as_the_villagers()
    {
        var mandate = await HeldMandate.Record(Api);
        var body = new { procedure = Procedures.Partial, agency = Who.OwnAgency, mandate = mandate.Id };
        for (var i = 0; i < 20; i++)
            (await Api.Send(Ask.Post("/api/v1/citizen/drafts", Filing.Helper, body))).Expect(201);
        (await Api.Send(Ask.Post("/api/v1/citizen/drafts", Filing.Helper, body))).ExpectProblem(409, "dossier.too_many_drafts");
        var next = await HeldMandate.Record(Api);
        (await Api.Send(Ask.Post("/api/v1/citizen/drafts", Filing.Helper, body with { mandate = next.Id }))).Expect(201);
    }
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteRepresentationTests(PortalFixture fixture)
    : RepresentationTests(fixture), IClassFixture<PortalFixture>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresRepresentationTests(PostgresPortalFixture fixture)
    : RepresentationTests(fixture), IClassFixture<PostgresPortalFixture>;
