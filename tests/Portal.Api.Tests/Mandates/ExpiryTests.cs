using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Mandates;

/// <summary>A mandate ends with its last day, by itself.</summary>
public sealed class ExpiryTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task After_its_last_day_a_mandate_opens_nothing_and_the_list_says_so()
    {
        var filing = new Filing(fixture);
        var mandate = await HeldMandate.Record(fixture.Api);
        var dossier = await filing.Submit(mandate);
        (await dossier.Read(Filing.Helper)).Expect(200);

        await SetClock(TimeProvider.System.GetUtcNow().AddDays(8));
        (await dossier.Read(Filing.Helper)).ExpectProblem(404, "dossier.not_found");
        (await fixture.Api.Send(filing.Submission(mandate.Id))).ExpectProblem(403, "mandate.not_open");
        Assert.DoesNotContain(dossier.Id, await filing.Shown());
        var held = (await fixture.Api.Get("/api/v1/helper/mandates", Filing.Helper)).Expect(200).Json.GetProperty("items")[0];
        Assert.Equal("expired", Filing.Text(held, "status"));
        (await fixture.Api.Send(mandate.Revocation(HeldMandate.ReceptionOf(HeldMandate.Commune)))).ExpectProblem(409, "mandate.ended");
    }

    private async Task SetClock(DateTimeOffset now)
    {
        (await fixture.Api.Send(Ask.Post("/dev/clock", null, new { now }))).Expect(200);
        fixture.Api.ForgetTokens();
    }
}
