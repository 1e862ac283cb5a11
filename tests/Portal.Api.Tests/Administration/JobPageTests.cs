using Portal.Api.Tests.Running;
using Portal.Silo.Hosting;

namespace Portal.Api.Tests.Administration;

/// <summary>The pages of jobs, which one of the engines has.</summary>
public sealed class JobPageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private static readonly bool Exist = EngineSetup.Name == "Orleans";

    [Theory]
    [InlineData("trigger")]
    [InlineData("remove")]
    public async Task Administrators_look_at_jobs_and_change_none(string button)
    {
        var before = await fixture.Api.Get("/jobs/recurring", Who.Administrator);
        Assert.Equal(Exist ? 200 : 404, before.Status);

        var pressed = await fixture.Api.Send(Ask.Post($"/jobs/recurring/{button}", Who.Administrator, "jobs[]=score-freeze") with
        {
            ContentType = "application/x-www-form-urlencoded",
        });

        Assert.False(pressed.IsSuccess, pressed.ToString());
        if (!Exist)
            return;

        var page = (await fixture.Api.Get("/jobs/recurring", Who.Administrator)).Expect(200).Text;
        Assert.Contains("score-freeze", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-url=\"/jobs/recurring/", page, StringComparison.Ordinal);
    }
}
