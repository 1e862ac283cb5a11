using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.BadInput;

/// <summary>What every answer to bad input has in common.</summary>
public abstract class BadInputTest(PortalFixture fixture)
{
    private protected static readonly Who Me = Who.Citizen("careless");

    private protected RunningPortal Portal => fixture.Portal;

    private protected static Ask Submission(string body) => Ask.Post("/api/v1/citizen/dossiers", Me, body);

    private protected string ValidBody => Portal.Desk.Submission().ToJsonString();

    /// <summary>A 4xx problem in both languages with everything that belongs to it, and an unchanged journal.</summary>
    private protected async Task<Answer> Refused(Ask ask)
    {
        var entries = await Portal.CountEntriesAsync();
        var english = await Portal.Api.Send(ask with { Language = "en" });
        var vietnamese = await Portal.Api.Send(ask with { Language = "vi" });
        foreach (var answer in new[] { english, vietnamese })
        {
            Assert.True(answer.Status is >= 400 and < 500, $"Expected a refusal, got {answer}");
            Assert.StartsWith("application/problem+json", answer.ContentType, StringComparison.Ordinal);
            Assert.False(string.IsNullOrEmpty(answer.Json.GetProperty("traceId").GetString()));
            Assert.Equal(answer.Status, answer.Json.GetProperty("status").GetInt32());
        }

        Assert.Equal(english.Code, vietnamese.Code);
        Assert.NotEqual(english.Json.GetProperty("title").GetString(), vietnamese.Json.GetProperty("title").GetString());
        Assert.Equal(entries, await Portal.CountEntriesAsync());
        return english;
    }
}
