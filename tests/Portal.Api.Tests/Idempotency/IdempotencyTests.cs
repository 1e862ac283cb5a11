using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Idempotency;

/// <summary>The same key has one effect and one answer, byte for byte: at once, in parallel, and across processes.</summary>
public abstract class IdempotencyTests : IAsyncLifetime
{
    private static readonly Who Me = Who.Citizen("repeater");

    private readonly DatabaseKind kind;
    private TestDatabase? database;
    private RunningPortal? portal;

    private protected IdempotencyTests(DatabaseKind kind) => this.kind = kind;

    private RunningPortal Portal => portal!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(kind);
        portal = await RunningPortal.StartAsync(database.Options);
    }

    public async Task DisposeAsync()
    {
        await Portal.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task A_repeated_submission_has_one_effect_and_the_same_answer()
    {
        var ask = Submission();
        var first = (await Portal.Api.Send(ask)).Expect(201);
        var entries = await Portal.CountEntriesAsync();
        Assert.NotNull(first.Location);
        Assert.Equal(first.Fingerprint, (await Portal.Api.Send(ask)).Fingerprint);
        Assert.Equal(entries, await Portal.CountEntriesAsync());
        (await Portal.Api.Get(first.Location, Me)).Expect(200);
    }

    [Fact]
    public async Task A_hundred_parallel_submissions_with_one_key_have_one_effect_and_one_answer()
    {
        var ask = Submission();
        await Portal.Desk.Submit(Me);
        var before = await Portal.CountEntriesAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Portal.Api.SendPatiently(ask)));
        ExpectOne(answers, 201);
        Assert.Equal(before + 1, await Portal.CountEntriesAsync());
    }

    [Fact]
    public async Task Parallel_drafts_with_one_key_have_one_effect_and_one_answer()
    {
        var ask = Ask.Post("/api/v1/citizen/drafts", Me, new { procedure = Procedures.Partial, agency = Who.OwnAgency });
        var before = await Portal.CountEntriesAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Portal.Api.SendPatiently(ask)));
        ExpectOne(answers, 201);
        Assert.Equal(before + 1, await Portal.CountEntriesAsync());
    }

    [Fact]
    public async Task A_repeated_acceptance_with_the_old_entity_tag_gets_the_stored_answer()
    {
        var dossier = await Portal.Desk.Submit(Me);
        var ask = dossier.Ask(Who.Reception, "acceptance");
        var first = (await Portal.Api.Send(ask)).Expect(200);
        Assert.NotEqual(dossier.ETag, first.ETag);
        Assert.Equal(first.Fingerprint, (await Portal.Api.Send(ask)).Fingerprint);

        // Also when the dossier has moved on since.
        dossier.Take(first);
        await dossier.Do(Who.Reception, "assignment", new { assignee = "specialist-1" });
        Assert.Equal(first.Fingerprint, (await Portal.Api.Send(ask)).Fingerprint);
    }

    [Fact]
    public async Task A_key_with_another_body_or_another_address_is_refused()
    {
        var ask = Submission();
        (await Portal.Api.Send(ask)).Expect(201);
        var other = ask with { Body = Ask.Bytes(Portal.Desk.Submission()) };
        (await Portal.Api.Send(other)).ExpectProblem(422, "idempotency.key_reused");

        var draft = Ask.Post("/api/v1/citizen/drafts", Me, new { procedure = Procedures.Partial, agency = Who.OwnAgency });
        (await Portal.Api.Send(draft with { Key = ask.Key })).ExpectProblem(422, "idempotency.key_reused");
    }

    [Fact]
    public async Task Parallel_requests_with_one_key_and_different_bodies_have_one_effect()
    {
        var asks = Enumerable.Range(0, 16).Select(_ => Submission() with { Key = "one-key-for-many-bodies" });
        var before = await Portal.CountEntriesAsync();
        var answers = await Task.WhenAll(asks.Select(Portal.Api.SendPatiently));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(
            answers.Where(answer => answer.Status != 201), answer => answer.ExpectProblem(422, "idempotency.key_reused"));
        Assert.Equal(before + 1, await Portal.CountEntriesAsync());
    }

    [Fact]
    public async Task Keys_of_different_callers_never_meet()
    {
        var mine = Submission();
        var theirs = Submission() with { By = Who.Citizen("other-repeater"), Key = mine.Key };
        var (first, second) = ((await Portal.Api.Send(mine)).Expect(201), (await Portal.Api.Send(theirs)).Expect(201));
        Assert.NotEqual(first.Location, second.Location);
    }

    [Fact]
    public async Task A_refused_request_does_not_use_its_key_up()
    {
        var dossier = await Portal.Desk.Bring(Stage.InProcess, Me);
        var early = dossier.Ask(Who.Reception, "result-return", new { method = "counter" });
        (await Portal.Api.Send(early)).ExpectProblem(409, "dossier.not_in_this_status");
        await dossier.Do(Who.Leader, "result", Desk.Result);
        (await Portal.Api.Send(early with { IfMatch = dossier.ETag })).Expect(200);
    }

    [Fact]
    public async Task Two_portals_on_one_database_have_one_effect_and_one_answer()
    {
        await using var second = await RunningPortal.StartAsync(database!.Options);
        for (var round = 0; round < 5; round++)
        {
            var ask = Submission();
            var before = await Portal.CountEntriesAsync();
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
                (i % 2 == 0 ? Portal : second).Api.SendPatiently(ask)));
            ExpectOne(answers, 201);
            Assert.Equal(before + 1, await Portal.CountEntriesAsync());
        }
    }

    [Fact]
    public async Task Two_portals_accept_one_dossier_once()
    {
        await using var second = await RunningPortal.StartAsync(database!.Options);
        var dossier = await Portal.Desk.Submit(Me);

        // Both have the dossier in memory before they meet.
        (await second.Api.Get(Held.PathFor(Who.Reception) + dossier.Id, Who.Reception)).Expect(200);
        var ask = dossier.Ask(Who.Reception, "acceptance");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            (i % 2 == 0 ? Portal : second).Api.SendPatiently(ask)));
        ExpectOne(answers, 200);
        Assert.True((await Portal.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task Two_portals_never_give_one_number_twice()
    {
        await using var second = await RunningPortal.StartAsync(database!.Options);
        var dossiers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            (i % 2 == 0 ? Portal : second).Desk.Submit(Who.Citizen($"crowd-{i % 7}"))));
        Assert.Equal(dossiers.Length, dossiers.Select(dossier => dossier.Number).Distinct().Count());
        Assert.All(dossiers, dossier => Assert.StartsWith(Who.OwnAgency + "-", dossier.Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_restart_the_same_request_gets_the_same_answer()
    {
        var submission = Submission();
        var first = (await Portal.Api.Send(submission)).Expect(201);
        var dossier = await Portal.Desk.Submit(Me);
        var acceptance = dossier.Ask(Who.Reception, "acceptance");
        var accepted = (await Portal.Api.Send(acceptance)).Expect(200);

        await Portal.DisposeAsync();
        portal = await RunningPortal.StartAsync(database!.Options);
        Assert.Equal(first.Fingerprint, (await Portal.Api.Send(submission)).Fingerprint);
        Assert.Equal(accepted.Fingerprint, (await Portal.Api.Send(acceptance)).Fingerprint);
        (await Portal.Api.Send(submission with { Body = Ask.Bytes(Portal.Desk.Submission(Procedures.Full)) }))
            .ExpectProblem(422, "idempotency.key_reused");
    }

    [Fact]
    public async Task A_profile_that_was_saved_often_since_is_not_saved_again_by_an_old_request()
    {
        var first = Profile("Nguyễn Văn Một", "\"0\"");
        var answer = (await Portal.Api.Send(first)).Expect(200);
        var tag = answer.ETag!;
        for (var i = 0; i < 20; i++)
            tag = (await Portal.Api.Send(Profile("Nguyễn Văn Hai", tag))).Expect(200).ETag!;

        Assert.Equal(answer.Fingerprint, (await Portal.Api.Send(first)).Fingerprint);
        (await Portal.Api.Send(Profile("Nguyễn Văn Ba", tag) with { Key = first.Key })).ExpectProblem(422, "idempotency.key_reused");
        Assert.Equal(tag, (await Portal.Api.Get("/api/v1/citizen/profile", Me)).Expect(200).ETag);

        static Ask Profile(string name, string tag) => new("PUT", "/api/v1/citizen/profile")
        {
            By = Me, IfMatch = tag, Body = Ask.Bytes(new { fullName = name, language = "vi" }),
        };
    }

    [Fact]
    public async Task A_mandate_answers_an_old_request_as_it_did_however_many_were_given_and_ended_since()
    {
        var first = Giving();
        var answer = (await Portal.Api.Send(first)).Expect(201);
        for (var i = 0; i < 9; i++)
        {
            var mandate = await HeldMandate.Give(Portal.Api, Me);
            await mandate.Revoke(Me);
        }

        Assert.Equal(answer.Fingerprint, (await Portal.Api.Send(first)).Fingerprint);
        var other = Ask.Bytes(HeldMandate.Body(mayWithdraw: true));
        (await Portal.Api.Send(first with { Body = other })).ExpectProblem(422, "idempotency.key_reused");

        static Ask Giving() => Ask.Post("/api/v1/citizen/mandates", Me, HeldMandate.Body());
    }

    private static void ExpectOne(Answer[] answers, int status)
    {
        Assert.All(answers, answer => answer.Expect(status));
        Assert.Single(answers.Select(answer => answer.Fingerprint).Distinct());
    }

    private Ask Submission() => Ask.Post("/api/v1/citizen/dossiers", Me, Portal.Desk.Submission());
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteIdempotencyTests() : IdempotencyTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresIdempotencyTests() : IdempotencyTests(DatabaseKind.PostgreSql);
