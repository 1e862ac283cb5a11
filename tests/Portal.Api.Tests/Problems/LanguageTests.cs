using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Problems;

/// <summary>Problems speak the language of the caller and say who to ask about them.</summary>
public sealed class LanguageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(null, "vi")]
    [InlineData("", "vi")]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("vi, en;q=0.9", "vi")]
    [InlineData("en;q=0.9, vi;q=0.1", "en")]
    [InlineData("fr", "vi")]
    [InlineData("en;q=0", "vi")]
    [InlineData(";;;, , x=1", "vi")]
    public async Task The_language_is_the_preferred_one_and_Vietnamese_otherwise(string? accepted, string language)
    {
        var ask = Ask.Get($"/api/v1/citizen/dossiers/{Guid.CreateVersion7()}", Who.Citizen("reader")) with { Language = accepted };
        var answer = (await fixture.Api.Send(ask)).ExpectProblem(404, "dossier.not_found");
        Assert.Equal(language, answer.ContentLanguage);
        Assert.Equal(
            language == "en" ? "Dossier not found" : "Không tìm thấy hồ sơ", answer.Json.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/v1/citizen/dossiers", 401, "request.unauthenticated")]
    [InlineData("GET", "/api/v1/nothing-here", 404, "request.not_found")]
    [InlineData("PUT", "/api/v1/catalogue/agencies", 405, "request.method_not_allowed")]
    public async Task Answers_of_the_framework_are_problems_too(string method, string path, int status, string code)
    {
        var answer = (await fixture.Api.Send(new Ask(method, path))).ExpectProblem(status, code);
        Assert.Equal($"/problems/{code}", answer.Json.GetProperty("type").GetString());
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(answer.Json.GetProperty("traceId").GetString()!);
        (await fixture.Api.Get(answer.Json.GetProperty("type").GetString()!)).Expect(200);
    }

    [Fact]
    public async Task Every_code_is_explained_at_the_address_of_its_type()
    {
        var all = (await fixture.Api.Get("/problems/")).Expect(200).Json.EnumerateArray().ToList();
        Assert.NotEmpty(all);
        foreach (var entry in all)
        {
            var one = (await fixture.Api.Get($"/problems/{entry.GetProperty("code").GetString()}")).Expect(200);
            Assert.Equal(entry.GetRawText(), one.Json.GetRawText());
        }
    }
}
