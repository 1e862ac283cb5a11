using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Petitions;

/// <summary>Petitions over HTTP, as citizens and officers meet them.</summary>
public sealed class PetitionTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_petition_goes_from_sending_to_the_published_answer_and_back()
    {
        var petition = await HeldPetition.Bring(fixture.Api, 2, Who.Citizen("voice"));
        await petition.Do(petition.Sender, "addition", new { text = "Hồ sơ tháng trước" });
        await petition.Do(Who.Leader, "answer", new { text = "Đã giải quyết" });
        await petition.Do(Who.Manager, "publication");
        await petition.Do(petition.Sender, "rating", new { liked = false, comment = "chậm" });
        var reopened = await petition.Do(petition.Sender, "reopening", new { text = "Chưa xong" });

        Assert.Equal("sent", reopened.Json.GetProperty("status").GetString());
        var view = (await petition.Read(petition.Sender)).Expect(200).Json;
        Assert.Equal("Đã giải quyết", view.GetProperty("answer").GetString());
        Assert.True(view.GetProperty("reopened").GetBoolean());
        Assert.Contains("15", view.GetProperty("dueExplanation").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.True((await fixture.Portal.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task A_petition_has_one_address()
    {
        var petition = await HeldPetition.Bring(fixture.Api, 0, Who.Citizen("voice"));
        Assert.StartsWith("0", petition.Id, StringComparison.Ordinal);

        foreach (var first in new[] { "%20", "+", "%2B" })
        {
            (await fixture.Api.Get($"/api/v1/citizen/petitions/{first}{petition.Id[1..]}", petition.Sender))
                .ExpectProblem(404, "petition.not_found");
        }
    }

    [Fact]
    public async Task The_dossier_knows_of_the_petition_about_it()
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("waiting"));
        var petition = await HeldPetition.Bring(fixture.Api, 0, dossier.Applicant, dossier: dossier.Id);

        var linked = (await dossier.View(dossier.Applicant)).GetProperty("petitions").EnumerateArray();
        Assert.Equal([petition.Id], linked.Select(one => one.GetString()));
    }

    [Fact]
    public async Task The_same_key_sends_one_petition_and_links_it_once()
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("twice"));
        var ask = Ask.Post(
            "/api/v1/citizen/petitions", dossier.Applicant, HeldPetition.Body(Who.OwnAgency, "other", dossier.Id));

        var first = (await fixture.Api.Send(ask)).Expect(201);
        var second = (await fixture.Api.Send(ask)).Expect(201);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Location, second.Location);
        Assert.Equal(1, (await dossier.View(dossier.Applicant)).GetProperty("petitions").GetArrayLength());
    }

    [Theory]
    [InlineData("01987000-0000-7000-8000-000000000000")]
    [InlineData("not an id")]
    public async Task A_dossier_that_is_not_there_cannot_be_named(string dossier) =>
        (await fixture.Api.Send(Ask.Post(
            "/api/v1/citizen/petitions", Who.Citizen("wrong"), HeldPetition.Body(Who.OwnAgency, "other", dossier))))
            .ExpectProblem(422, "petition.dossier_not_yours");

    [Fact]
    public async Task Somebody_else_s_dossier_cannot_be_named()
    {
        var dossier = await fixture.Desk.Submit(Who.Citizen("owner"));
        (await fixture.Api.Send(Ask.Post(
            "/api/v1/citizen/petitions", Who.Citizen("nosy"), HeldPetition.Body(Who.OwnAgency, "other", dossier.Id))))
            .ExpectProblem(422, "petition.dossier_not_yours");
    }

    [Fact]
    public async Task A_petition_about_staff_reaches_leaders_only()
    {
        var petition = await HeldPetition.Bring(fixture.Api, 0, Who.Citizen("careful"), about: "staff");

        foreach (var officer in new[] { Who.Reception, Who.Specialist })
        {
            (await petition.Read(officer)).ExpectProblem(404, "petition.not_found");
            Assert.DoesNotContain(petition.Id, (await List(officer)).Text, StringComparison.Ordinal);
        }

        (await petition.Read(Who.Leader)).Expect(200);
        Assert.Contains(petition.Id, (await List(Who.Manager)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_entity_tag_is_412_and_a_missing_one_428()
    {
        var petition = await HeldPetition.Bring(fixture.Api, 0, Who.Citizen("late"));
        var ask = petition.Ask(Who.Leader, "receipt");

        (await fixture.Api.Send(ask with { IfMatch = null })).ExpectProblem(428, "request.if_match_missing");
        (await fixture.Api.Send(ask with { IfMatch = "\"7\"" })).ExpectProblem(412, "petition.stale_revision");
    }

    private async Task<Answer> List(Who officer) =>
        (await fixture.Api.Get("/api/v1/agency/petitions?class=staff&limit=100", officer)).Expect(200);
}
