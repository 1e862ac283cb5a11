using Portal.Api.Tests.Running;
using Portal.Grains.Dossiers;

namespace Portal.Api.Tests.BadInput;

/// <summary>What grows has a bound, also for those who ask at the same moment.</summary>
public sealed class LimitTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Drafts_begun_at_once_cannot_be_more_than_allowed()
    {
        var me = Who.Citizen("collector");
        var asks = Enumerable.Range(0, DossierLimits.OpenDrafts + 15).Select(_ => Ask.Post(
            "/api/v1/citizen/drafts", me, new { procedure = Procedures.Partial, agency = Who.OwnAgency }));
        var answers = await Task.WhenAll(asks.Select(fixture.Api.Send));
        Assert.Equal(DossierLimits.OpenDrafts, answers.Count(answer => answer.Status == 201));
        Assert.All(
            answers.Where(answer => answer.Status != 201), answer => answer.ExpectProblem(409, "dossier.too_many_drafts"));

        // Who throws one away may begin another.
        var draft = answers.First(answer => answer.Status == 201);
        var discard = new Ask("DELETE", draft.Location!) { By = me, IfMatch = draft.ETag };
        (await fixture.Api.Send(discard)).Expect(200);
        await fixture.Desk.Draft(me);
    }

    [Fact]
    public async Task A_form_has_a_bound_however_it_grows()
    {
        var draft = await fixture.Desk.Draft(Who.Citizen("writer"));
        var entries = await fixture.Portal.CountEntriesAsync();
        var long_ = new string('a', 100_000);
        var ask = new Ask("PATCH", Held.PathFor(draft.Applicant) + draft.Id) { By = draft.Applicant, IfMatch = draft.ETag };
        (await fixture.Api.Send(ask with { Body = Ask.Bytes(new { form = new { note = long_ } }) })).Expect(422);
        Assert.Equal(entries, await fixture.Portal.CountEntriesAsync());
    }

    [Fact]
    public async Task A_page_of_a_list_is_never_longer_than_asked_for()
    {
        var me = Who.Citizen("many");
        for (var i = 0; i < 4; i++)
            await fixture.Desk.Submit(me);
        foreach (var limit in new[] { 1, 3 })
        {
            var page = (await fixture.Api.Get($"/api/v1/citizen/dossiers?limit={limit}", me)).Expect(200).Json;
            Assert.Equal(limit, page.GetProperty("items").GetArrayLength());
            Assert.True(page.TryGetProperty("next", out _));
        }
    }
}
