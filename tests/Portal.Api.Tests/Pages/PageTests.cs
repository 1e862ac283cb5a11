using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Portal.Api.Tests.Ministry;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Pages;

/// <summary>The pages: complete without scripts, small, in two languages, and telling nobody what is not theirs.</summary>
public sealed partial class PageTests(ScoreFixture fixture) : IClassFixture<ScoreFixture>
{
    private const string Ranking = "/?period=" + ScoreFixture.Period;
    private const string Inside = Ranking + "&parent=H44";
    private const string Scorecard = "/scorecards/" + Who.OwnAgency + "?period=" + ScoreFixture.Period;
    private const string Services = "/services?q=khai+sinh";
    private const int LargestPage = 60_000;

    public static TheoryData<string> All => [Ranking, Inside, Scorecard, Services, "/petitions?q=phi", "/dev/sign-in", Scorecard + "&profile=rulebook"];

    [Fact]
    public async Task The_ranking_shows_what_the_api_says()
    {
        var first = (await fixture.Get("ranking?period=" + ScoreFixture.Period)).GetProperty("items")[0];

        var page = await Page(Ranking, language: "en");

        Assert.Contains(first.GetProperty("name").GetString()!, page, StringComparison.Ordinal);
        Assert.Contains($">{first.GetProperty("total").GetDecimal():0.00}<", page, StringComparison.Ordinal);
        Assert.Contains("33 units without data", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scorecard_shows_every_index_of_the_api()
    {
        var indices = (await fixture.Unit("scorecard?period=" + ScoreFixture.Period)).GetProperty("indices").EnumerateArray();

        var page = await Page(Scorecard, language: "en");

        foreach (var index in indices.Where(one => one.GetProperty("id").GetString() != "2.2"))
        {
            Assert.Contains($">{index.GetProperty("id").GetString()}</abbr>", page, StringComparison.Ordinal);
            Assert.Contains(
                $"{index.GetProperty("numerator").GetInt64():#,0}/{index.GetProperty("denominator").GetInt64():#,0}", page,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_page_speaks_both_languages(string path)
    {
        Assert.Contains("<html lang=\"vi\">", await Page(path, language: null), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", await Page(path, language: "en"), StringComparison.Ordinal);
        var switched = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=vi";
        Assert.Contains("<html lang=\"vi\">", await Page(switched, language: "en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/scorecards/H99", 404)]
    [InlineData("/?period=2026-13", 400)]
    [InlineData("/?parent=H99", 404)]
    [InlineData("/nowhere", 404)]
    public async Task What_is_wrong_is_a_page_for_a_browser_in_both_languages_and_a_problem_for_a_program(string path, int status)
    {
        foreach (var language in new[] { "vi", "en" })
        {
            var address = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language;
            var page = (await fixture.Api.Send(Ask.Get(address, null) with { Headers = [("Accept", "text/html,*/*;q=0.8")] })).Expect(status);
            Assert.StartsWith("text/html", page.ContentType, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language}\">", page.Text, StringComparison.Ordinal);
            Assert.Contains("<h1>", page.Text, StringComparison.Ordinal);
        }

        var problem = (await fixture.Api.Get(path)).Expect(status);
        Assert.StartsWith("application/problem+json", problem.ContentType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Ranking, "H44", "G09")]
    [InlineData(Ranking + "&kind=ministry", "G09", "H44")]
    [InlineData(Inside, "H44.03", "H44\"")]
    [InlineData(Inside + "&kind=commune", "H44.100", "H44.03")]
    [InlineData(Scorecard, "H44.03", "H44.100")]
    [InlineData("/scorecards/G09?period=" + ScoreFixture.Period, "G09", "H44")]
    [InlineData("/scorecards/H44?period=" + ScoreFixture.Period, "H44", "G09")]
    public async Task A_page_listens_to_the_units_that_it_shows(string path, string one, string other)
    {
        foreach (var profile in new[] { "portal-2026", "rulebook" })
        {
            var page = await Page(path + "&profile=" + profile, language: null);
            var events = new Uri(fixture.Portal.Address, Events().Match(page).Groups[1].Value);
            Assert.Contains("profile=" + profile, events.Query, StringComparison.Ordinal);

            var first = (await fixture.Api.Get(events.PathAndQuery + "&limit=1")).Expect(200).Text;
            Assert.Contains(one, first, StringComparison.Ordinal);
            Assert.DoesNotContain(other, first, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("vi", "Tạm dừng cập nhật", "Cập nhật lúc 09:00")]
    [InlineData("en", "Pause updates", "Updated at 09:00")]
    public async Task A_page_that_renews_itself_says_when_it_did_and_can_be_stopped(string language, string pause, string moment)
    {
        foreach (var path in new[] { Ranking, Scorecard })
        {
            var page = await Page(path, language);
            Assert.Contains($"aria-pressed=\"false\" hidden>{pause}</button>", page, StringComparison.Ordinal);
            Assert.Contains($"role=\"status\">{moment}</p>", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("id=\"live-pause\"", await Page(Services, language), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Ranking)]
    [InlineData(Scorecard)]
    public async Task Who_reads_without_scripts_can_have_the_page_stay_as_it_is(string path)
    {
        var reloading = await Page(path, "en");
        Assert.Contains("http-equiv=\"refresh\"", reloading, StringComparison.Ordinal);
        var stop = ReloadLink().Match(reloading).Groups[1].Value;

        var still = await Page(path.Split('?')[0] + stop, "en");
        Assert.DoesNotContain("http-equiv=\"refresh\"", still, StringComparison.Ordinal);
        // It stays so from page to page, until it is asked for again.
        Assert.All(InnerLink().Matches(still), link => Assert.Contains("reload=off", link.Value, StringComparison.Ordinal));
        var again = await Page(path.Split('?')[0] + ReloadLink().Match(still).Groups[1].Value, "en");
        Assert.Contains("http-equiv=\"refresh\"", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ranking_explains_the_bands()
    {
        var page = await Page(Ranking, language: "en");
        Assert.Contains("from 90 points", page, StringComparison.Ordinal);
        Assert.Contains("below that", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_page_asks_anybody_else_for_anything(string path)
    {
        var page = await Page(path, language: null);

        Assert.DoesNotMatch(OtherHost(), page);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
        using var answer = await fixture.Api.Http.GetAsync(new Uri(path, UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_travels_in_less_than_60_kilobytes(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Accept-Encoding", "br");
        using var answer = await fixture.Api.Http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();

        Assert.InRange(body.Length, 500, LargestPage);
        if (path.StartsWith("/dev", StringComparison.Ordinal))
            return;
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        using var plain = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        Assert.EndsWith("</html>", (await reader.ReadToEndAsync()).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dossiers_behind_lost_points_are_for_those_who_work_on_them()
    {
        var why = Scorecard + "&index=2.1";
        var number = fixture.Late[0].Number;

        Assert.Contains(number, await Page(why, "en", Who.Leader), StringComparison.Ordinal);
        Assert.Contains(number, await Page(why, "en", new Who("ministry")), StringComparison.Ordinal);
        Assert.DoesNotContain(number, await Page(why, "en"), StringComparison.Ordinal);
        Assert.DoesNotContain(number, await Page(why, "en", Who.Citizen("august")), StringComparison.Ordinal);
        Assert.DoesNotContain(number, await Page(why, "en", Who.Leader with { Agency = Who.OtherAgency }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_to_try_opens_pages_and_nothing_else()
    {
        using var form = new FormUrlEncodedContent([new("persona", "ministry")]);
        using var signIn = await fixture.Api.Http.PostAsync(new Uri("/dev/sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.SeeOther, signIn.StatusCode);
        var cookie = Assert.Single(signIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        var session = cookie[..cookie.IndexOf(';', StringComparison.Ordinal)];

        var page = await fixture.Api.Send(Ask.Get(Scorecard + "&index=2.1") with { Headers = [("Cookie", session)] });
        Assert.Contains(fixture.Late[0].Number, page.Expect(200).Text, StringComparison.Ordinal);
        var api = $"/api/v1/ministry/units/{Who.OwnAgency}/scorecard";
        (await fixture.Api.Send(Ask.Get(api) with { Headers = [("Cookie", session)] })).Expect(401);
    }

    [Theory]
    [InlineData("/?period=2026-13", 400)]
    [InlineData("/?period=2050-01", 400)]
    [InlineData("/?parent=H99", 404)]
    [InlineData("/?profile=x", 400)]
    [InlineData("/scorecards/H99", 404)]
    [InlineData("/scorecards/%3Cscript%3E", 404)]
    [InlineData("/scorecards/H44.03?period=soon", 400)]
    public async Task What_does_not_exist_is_said_with_a_code(string path, int status)
    {
        var answer = await fixture.Api.Get(path);
        Assert.Equal(status, answer.Status);
        Assert.NotNull(answer.Code);
    }

    private async Task<string> Page(string path, string? language, Who? by = null)
    {
        var answer = (await fixture.Api.Send(Ask.Get(path, by) with { Language = language })).Expect(200);
        Assert.StartsWith("text/html", answer.ContentType, StringComparison.Ordinal);
        return WebUtility.HtmlDecode(answer.Text);
    }

    [GeneratedRegex("data-events=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Events();

    [GeneratedRegex("<a href=\"([^\"]+)\">(?:Stop reloading|Reload) every minute", RegexOptions.CultureInvariant)]
    private static partial Regex ReloadLink();

    [GeneratedRegex("href=\"/(?:scorecards|services|petitions|\\?)[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex InnerLink();

    // An address in a link is followed by people; in anything else by the browser.
    [GeneratedRegex("""(src|srcset|action|data)\s*=\s*["']?(https?:)?//""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherHost();
}
