using System.Globalization;
using System.Net;
using Portal.Api.Pages.Codes;
using Portal.Api.Problems;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Problems;

/// <summary>Whoever follows the link of a problem in a browser reads what it means and what to do.</summary>
public sealed class CodePageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Theory]
    [InlineData("vi", "Mã lỗi")]
    [InlineData("en", "Error codes")]
    public async Task The_list_is_a_page_with_every_code_in_the_language_of_the_reader(string language, string heading)
    {
        var page = await Page("/problems", language);

        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{heading}</h1>", page, StringComparison.Ordinal);
        Assert.All(ProblemCatalogue.All, text =>
        {
            Assert.Contains($"<a href=\"/problems/{text.Code}\">{text.Title.In(language)}</a>", page, StringComparison.Ordinal);
            Assert.Contains($"{text.Code} · {text.Status}", page, StringComparison.Ordinal);
            Assert.Contains($"id=\"{CodeArea.Of(text.Code)}\"", page, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Every_code_has_a_page_that_says_what_it_means_and_what_to_do(string language)
    {
        foreach (var text in ProblemCatalogue.All)
        {
            var page = await Page("/problems/" + text.Code, language);
            Assert.Contains($"<h1>{text.Title.In(language)}</h1>", page, StringComparison.Ordinal);
            Assert.Contains(string.Format(CultureInfo.InvariantCulture, text.Detail.In(language), "…", "…"), page, StringComparison.Ordinal);
            Assert.Contains($"{text.Code} · HTTP {text.Status}", page, StringComparison.Ordinal);
            Assert.Contains("href=\"/problems#" + CodeArea.Of(text.Code), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reader_who_chose_a_language_keeps_it_from_page_to_page()
    {
        var page = await Page("/problems?lang=en", "vi");
        Assert.Contains("href=\"/problems/dossier.not_found?lang=en\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/problems?lang=en\"", await Page("/problems/dossier.not_found?lang=en", "vi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("application/json, text/plain, */*")]
    [InlineData("application/json, text/html")]
    [InlineData("Application/JSON, text/html")]
    [InlineData("text/html;q=0.8, application/problem+json")]
    [InlineData("text/html;q=0.1, */*")]
    [InlineData("text/html;q=0, */*;q=0.1")]
    [InlineData("text/*")]
    [InlineData("text/html;;;, q=x")]
    public async Task A_program_gets_data(string? accept)
    {
        foreach (var path in new[] { "/problems", "/problems/dossier.not_found" })
        {
            var answer = (await Get(path, accept)).Expect(200);
            Assert.StartsWith("application/json", answer.ContentType, StringComparison.Ordinal);
            Assert.Contains("Accept", answer.Headers["Vary"], StringComparison.Ordinal);
        }

        (await Get("/problems/no.such", accept)).ExpectProblem(404, "request.not_found");
    }

    [Theory]
    [InlineData(Browser)]
    [InlineData("text/html")]
    [InlineData("TEXT/HTML; charset=utf-8")]
    [InlineData("text/html, */*")]
    [InlineData("text/html, application/json;q=0.9")]
    public async Task Who_prefers_a_page_gets_one_also_for_a_code_that_does_not_exist(string accept)
    {
        foreach (var (path, status) in new[] { ("/problems/", 200), ("/problems/dossier.not_found", 200), ("/problems/no.such", 404) })
        {
            var answer = (await Get(path, accept)).Expect(status);
            Assert.StartsWith("text/html", answer.ContentType, StringComparison.Ordinal);
            Assert.Contains("style-src 'sha256-", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        }
    }

    private Task<Answer> Get(string path, string? accept) =>
        fixture.Api.Send(Ask.Get(path) with { Headers = accept is null ? [] : [("Accept", accept)] });

    private async Task<string> Page(string path, string language) =>
        WebUtility.HtmlDecode((await fixture.Api.Send(
            Ask.Get(path) with { Language = language, Headers = [("Accept", Browser)] })).Expect(200).Text);
}
