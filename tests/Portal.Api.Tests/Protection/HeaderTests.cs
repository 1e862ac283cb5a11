using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Authorisation;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Protection;

/// <summary>Every answer tells browsers what they may do with it: nothing, unless it is a page.</summary>
public sealed partial class HeaderTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private static readonly (string Name, string Value)[] OnEveryAnswer =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    /// <summary>Public answers that browsers may keep and ask about again.</summary>
    private static readonly string[] MayBeKept =
        ["GET /api/v1/ministry/", "GET /scorecards", "GET /services", "GET /petitions", "GET /dev/sign-in"];

    private const string JobPages = "GET /jobs/{**path}";

    /// <summary>The pages of Hangfire set the width of a few bars in attributes; nothing else in them is inline.</summary>
    private const string BarsOfJobPages = "style-src-attr 'unsafe-inline'";

    [Fact]
    public async Task Every_endpoint_sends_the_headers_to_those_it_serves_and_those_it_refuses()
    {
        var arena = new Arena(fixture.Desk, fixture.Api);
        await fixture.Portal.FreezeAsync($"{VietnamTime.DateOf(TimeProvider.System.GetUtcNow()):yyyy-MM}");
        var wrong = new List<string>();
        foreach (var row in AccessTable.Rows)
        {
            foreach (var role in new[] { AccessRow.Anonymous, row.May.FirstOrDefault() ?? "citizen" })
            {
                var answer = await fixture.Api.Send(await row.Make(arena, role, true));
                wrong.AddRange(WrongIn(answer, row.Endpoint).Select(what => $"{row.Endpoint} as {role}: {what}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("PATCH", "/api/v1/catalogue/agencies", 405)]
    [InlineData("GET", "/api/v1/ministry/ranking?period=nonsense", 400)]
    [InlineData("GET", "/swagger/index.html", 200)]
    [InlineData("GET", "/swagger/nothing.js", 404)]
    public async Task Answers_without_an_endpoint_have_them_too(string method, string path, int status)
    {
        var answer = (await fixture.Api.Send(new Ask(method, path))).Expect(status);
        Assert.Empty(WrongIn(answer, "GET /swagger"));
    }

    [Fact]
    public async Task What_nobody_foresaw_is_answered_with_them()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var portal = await RunningPortal.StartAsync(
            database.Options,
            adjust: builder => builder.Services.AddSingleton<Grains.Dossiers.IDossierHistory>(_ => throw new NotSupportedException("planted")));
        var answer = (await portal.Api.Get("/api/v1/agency/dossiers/x/history", Who.Leader)).ExpectProblem(500, "server.error");
        Assert.Empty(WrongIn(answer, "GET /api"));
        Assert.DoesNotContain("planted", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/services?q=khai")]
    [InlineData("/scorecards/H44.03")]
    [InlineData("/dev/sign-in")]
    public async Task A_page_runs_and_wears_only_what_its_policy_names_by_hash(string path)
    {
        var page = (await fixture.Api.Get(path)).Expect(200);
        var policy = page.Headers["Content-Security-Policy"];
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var inline = InlineParts().Matches(page.Text).ToList();
        Assert.NotEmpty(inline);
        Assert.All(inline, part => Assert.Contains(
            $"{part.Groups["kind"].Value}-src {HashOf(part.Groups["text"].Value)}", policy, StringComparison.Ordinal));
        Assert.DoesNotMatch(InlineAttributes(), page.Text);
    }

    [Fact]
    public async Task Only_outside_of_Development_browsers_are_told_to_come_by_TLS_alone()
    {
        Assert.DoesNotContain("Strict-Transport-Security", (await fixture.Api.Get("/health/live")).Headers.Keys);

        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var production = await RunningPortal.StartAsync(
            database.Options,
            new Dictionary<string, string?> { ["Authentication:Issuer"] = "https://issuer.invalid" },
            environment: "Production");
        var sent = (await production.Api.Get("/health/live")).Expect(200).Headers["Strict-Transport-Security"];
        Assert.Equal("max-age=63072000; includeSubDomains", sent);
    }

    private static IEnumerable<string> WrongIn(Answer answer, string endpoint)
    {
        foreach (var (name, value) in OnEveryAnswer)
        {
            if (answer.Headers.GetValueOrDefault(name) != value)
                yield return $"{name} is {answer.Headers.GetValueOrDefault(name)}";
        }

        foreach (var name in new[] { "Referrer-Policy", "Permissions-Policy", "Content-Security-Policy" })
        {
            var value = answer.Headers.GetValueOrDefault(name, "missing");
            var rest = endpoint == JobPages ? value.Replace(BarsOfJobPages, "", StringComparison.Ordinal) : value;
            if (value == "missing" || rest.Contains("unsafe", StringComparison.Ordinal))
                yield return $"{name} is {value}";
        }

        var mayBeKept = endpoint == "GET /" || endpoint.StartsWith("GET /swagger", StringComparison.Ordinal)
            || MayBeKept.Any(start => endpoint.StartsWith(start, StringComparison.Ordinal));
        if (answer.Headers.GetValueOrDefault("Cache-Control")?.StartsWith("no-store", StringComparison.Ordinal) != true && !(mayBeKept && answer.IsSuccess))
            yield return $"Cache-Control is {answer.Headers.GetValueOrDefault("Cache-Control")}";
    }

    private static string HashOf(string text) =>
        $"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    [GeneratedRegex("<(?<kind>style|script)>(?<text>.*?)</(style|script)>", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex InlineParts();

    [GeneratedRegex("""<[^>]*\s(style|on[a-z]+)\s*=""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InlineAttributes();
}
