using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;

namespace Portal.Api.Tests.Mandates;

/// <summary>Giving, listing and ending mandates over HTTP.</summary>
public abstract class MandateTests(PortalFixture fixture)
{
    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task Both_sides_and_the_commune_see_the_same_mandate()
    {
        var me = Who.Citizen("giver");
        var mandate = await HeldMandate.Give(Api, me, HeldMandate.Body("helper-seen", procedures: [Procedures.Full]));
        Assert.Equal("/api/v1/citizen/mandates/" + mandate.Id, mandate.Given.Location);
        foreach (var who in new[] { me, Who.Helper with { Subject = "helper-seen" }, HeldMandate.ReceptionOf("H44"), HeldMandate.ReceptionOf("H44.100") })
        {
            var one = (await Api.Get(HeldMandate.PathFor(who) + mandate.Id, who)).Expect(200);
            Assert.Equal(mandate.Given.Text, one.Text);
            var list = (await Api.Get(HeldMandate.PathFor(who).TrimEnd('/'), who)).Expect(200);
            Assert.Contains(mandate.Given.Text, list.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lists_come_page_by_page_and_hold_what_is_theirs()
    {
        var (me, other) = (Who.Citizen("pages"), Who.Citizen("pages-other"));
        var expected = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            expected.Insert(0, (await HeldMandate.Give(Api, me, HeldMandate.Body($"helper-page-{i}"))).Id);
            await HeldMandate.Give(Api, other, HeldMandate.Body($"helper-page-{i}"));
        }

        var seen = new List<string>();
        var path = "/api/v1/citizen/mandates?limit=2";
        for (string? next = path; next is not null;)
        {
            var page = (await Api.Get(next, me)).Expect(200).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => Filing.Text(item, "id")));
            next = page.TryGetProperty("next", out var cursor) ? $"{path}&cursor={cursor.GetString()}" : null;
        }

        Assert.Equal(expected.Order(), seen.Order());
    }

    [Fact]
    public async Task The_same_key_gives_one_mandate_and_identical_answers()
    {
        var ask = Ask.Post("/api/v1/citizen/mandates", Who.Citizen("hasty"), HeldMandate.Body());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Api.SendPatiently(ask)));
        Assert.Single(answers.Select(answer => answer.Expect(201).Fingerprint).Distinct());
        (await Api.Send(ask)).Expect(201);
        var list = (await Api.Get("/api/v1/citizen/mandates", ask.By)).Json.GetProperty("items");
        Assert.Equal(1, list.GetArrayLength());
    }

    [Fact]
    public async Task A_key_of_one_mandate_gives_no_other_one()
    {
        var ask = Ask.Post("/api/v1/citizen/mandates", Who.Citizen("reuse"), HeldMandate.Body());
        (await Api.Send(ask)).Expect(201);
        foreach (var other in new[] { HeldMandate.Body(mayWithdraw: true), HeldMandate.Body("helper-other") })
            (await Api.Send(ask with { Body = Ask.Bytes(other) })).ExpectProblem(422, "idempotency.key_reused");
    }

    [Fact]
    public async Task Each_side_ends_it_once_and_a_repetition_gets_the_same_answer()
    {
        foreach (var who in new[] { Who.Citizen("ender"), Who.Helper, HeldMandate.ReceptionOf("H44.100"), new Who("leader").At("H44.100") })
        {
            var mandate = await HeldMandate.Give(Api, Who.Citizen("ender"));
            var ask = mandate.Revocation(who);
            var answer = (await Api.Send(ask)).Expect(200);
            Assert.Equal("revoked", Filing.Text(answer.Json, "status"));
            Assert.Equal(who.Persona, Filing.Text(answer.Json, "revokedBy"));
            Assert.Equal(answer.Fingerprint, (await Api.Send(ask)).Fingerprint);
            (await Api.Send(mandate.Revocation(Who.Citizen("ender")))).ExpectProblem(409, "mandate.ended");
        }
    }

    [Fact]
    public async Task A_helper_whose_mandate_has_ended_is_not_shown_the_name_any_more()
    {
        var mandate = await HeldMandate.Record(Api);
        var path = HeldMandate.PathFor(Who.Helper) + mandate.Id;
        Assert.Contains("Sùng Thị Mai", (await Api.Get(path, Who.Helper)).Expect(200).Text, StringComparison.Ordinal);
        await mandate.Revoke(HeldMandate.ReceptionOf(HeldMandate.Commune));
        Assert.DoesNotContain("Sùng Thị Mai", (await Api.Get(path, Who.Helper)).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_villager_without_an_account_is_the_same_person_at_the_next_visit()
    {
        var number = HeldMandate.NewPersonalNumber();
        var first = await HeldMandate.Record(Api, HeldMandate.Paper(number));
        var second = await HeldMandate.Record(Api, HeldMandate.Paper(number, "helper-next"));
        var other = await HeldMandate.Record(Api);
        Assert.Equal(first.Mandator, second.Mandator);
        Assert.NotEqual(first.Mandator, other.Mandator);
        Assert.DoesNotContain(number, first.Given.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bounds_of_the_policy_are_told_with_their_numbers()
    {
        var me = Who.Citizen("bounds");
        var tooLong = new { helper = "helper-1", agency = HeldMandate.Commune, to = HeldMandate.Day(90) };
        var answer = (await Api.Send(Ask.Post("/api/v1/citizen/mandates", me, tooLong))).ExpectProblem(422, "mandate.too_long");
        Assert.Contains("90", answer.Text, StringComparison.Ordinal);
        (await Api.Send(Ask.Post("/api/v1/citizen/mandates", me, HeldMandate.Body(procedures: ["9.999999"]))))
            .ExpectProblem(422, "mandate.procedure_unknown");
        (await Api.Send(Ask.Post("/api/v1/citizen/mandates", me, HeldMandate.Body(agency: Who.OwnAgency))))
            .ExpectProblem(422, "mandate.not_a_commune");
        for (var i = 0; i < 10; i++)
            await HeldMandate.Give(Api, me);
        (await Api.Send(Ask.Post("/api/v1/citizen/mandates", me, HeldMandate.Body())))
            .ExpectProblem(409, "mandate.too_many_of_pair");
    }

    [Fact]
    public async Task A_mandate_that_has_not_begun_opens_nothing()
    {
        var body = new { helper = "helper-1", agency = HeldMandate.Commune, from = HeldMandate.Day(20), to = HeldMandate.Day(25) };
        var mandate = await HeldMandate.Give(Api, Who.Citizen("early"), body);
        Assert.Equal("pending", Filing.Text(mandate.Given.Json, "status"));
        (await Api.Send(new Filing(fixture).Submission(mandate.Id))).ExpectProblem(403, "mandate.not_open");
    }

    [Fact]
    public async Task An_office_that_is_no_commune_records_nothing() =>
        (await Api.Send(Ask.Post("/api/v1/agency/mandates", Who.Reception, HeldMandate.Paper(HeldMandate.NewPersonalNumber()))))
            .ExpectProblem(422, "mandate.not_a_commune");

    [Fact]
    public async Task Rows_that_a_broken_process_left_behind_are_put_right_before_anybody_reads_them()
    {
        var mandate = await HeldMandate.Give(Api, Who.Citizen("broken"), HeldMandate.Body("helper-broken"));
        await mandate.Revoke(Who.Citizen("broken"));
        await using var connection = await fixture.Portal.Services.GetRequiredService<PortalDatabase>().OpenAsync(default);
        // As if the process had ended after the state was written, and before its row was.
        await connection.ExecuteAsync(
            "update mandate set settled = @settled, revision = 1, revoked_at = null, revoked_by = null where id = @id",
            new { settled = false, id = mandate.Id });
        // And as if another one had been announced and never given.
        await connection.ExecuteAsync(
            """
            insert into mandate (id, revision, settled, mandator, helper, agency, may_withdraw, from_day, to_day, channel, identity, given_at, given_by)
            select 'never-given', 0, settled, mandator, helper, agency, may_withdraw, from_day, to_day, channel, identity, given_at, given_by
            from mandate where id = @id
            """,
            new { id = mandate.Id });

        var list = (await Api.Get("/api/v1/citizen/mandates", Who.Citizen("broken"))).Expect(200).Json.GetProperty("items");
        Assert.Equal("revoked", Filing.Text(Assert.Single(list.EnumerateArray()), "status"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from mandate where id = 'never-given'"));
    }

    [Fact]
    public async Task A_row_that_was_announced_for_another_commune_becomes_what_was_given()
    {
        var ask = Ask.Post("/api/v1/citizen/mandates", Who.Citizen("moved"), HeldMandate.Body("helper-moved"));
        var id = Filing.Text((await Api.Send(ask)).Expect(201).Json, "id");
        await using var connection = await fixture.Portal.Services.GetRequiredService<PortalDatabase>().OpenAsync(default);
        // As if the process had ended after the row was announced, and before the state was written.
        await connection.ExecuteAsync("delete from grain_state where grain_key like '%:helper-moved'");
        await connection.ExecuteAsync(
            "update mandate set settled = @settled, revision = 0 where id = @id", new { settled = false, id });

        var other = HeldMandate.Body("helper-moved", HeldMandate.OtherCommune);
        (await Api.Send(ask with { Body = Ask.Bytes(other) })).Expect(201);

        Assert.Contains(id, await ListOf(HeldMandate.OtherCommune), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await ListOf(HeldMandate.Commune), StringComparison.Ordinal);

        async Task<string> ListOf(string commune) =>
            (await Api.Get("/api/v1/agency/mandates?limit=100", HeldMandate.ReceptionOf(commune))).Expect(200).Text;
    }

    [Fact]
    public async Task A_submission_and_a_revocation_at_once_leave_nothing_filed_after_the_end()
    {
        var filing = new Filing(fixture);
        var (filed, refused) = (0, 0);
        for (var round = 0; round < 6; round++)
        {
            var mandate = await HeldMandate.Give(Api, Who.Citizen($"race-{round}"));
            var submissions = Enumerable.Range(0, 8).Select(_ => Api.Send(filing.Submission(mandate.Id))).ToList();
            var revoked = (await Api.Send(mandate.Revocation(Who.Citizen($"race-{round}")))).Expect(200);
            (await Api.Send(filing.Submission(mandate.Id))).ExpectProblem(403, "mandate.not_open");

            var end = revoked.Json.GetProperty("revokedAt").GetDateTimeOffset();
            foreach (var answer in await Task.WhenAll(submissions))
            {
                if (!answer.IsSuccess)
                {
                    answer.ExpectProblem(403, "mandate.not_open");
                    refused++;
                    continue;
                }

                filed++;
                var at = answer.Json.GetProperty("submittedAt").GetDateTimeOffset();
                Assert.True(at <= end, string.Create(CultureInfo.InvariantCulture, $"Filed {at:O}, ended {end:O}."));
                (await Api.Get(Held.PathFor(Who.Helper) + Filing.Text(answer.Json, "id"), Who.Helper)).ExpectProblem(404, "dossier.not_found");
            }
        }

        Assert.Equal(48, filed + refused);
        Assert.True((await fixture.Portal.VerifyAsync()).IsWhole);
    }
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteMandateTests(PortalFixture fixture) : MandateTests(fixture), IClassFixture<PortalFixture>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresMandateTests(PostgresPortalFixture fixture)
    : MandateTests(fixture), IClassFixture<PostgresPortalFixture>;
