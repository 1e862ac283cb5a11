using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.SignIn;

/// <summary>Outside development, tokens come from the configured issuer and from nobody else.</summary>
public sealed class IssuerTests : IAsyncLifetime
{
    private TestDatabase? database;
    private LocalIssuer? issuer;
    private RunningPortal? portal;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        issuer = await LocalIssuer.StartAsync();
        portal = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await issuer!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task A_token_of_the_issuer_signs_in()
    {
        var token = issuer!.Token();
        (await Ask(token)).Expect(200);
        (await Ask(token)).Expect(200);
    }

    [Fact]
    public async Task A_token_that_is_wrong_in_any_way_does_not()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var wrong = new Dictionary<string, string>
        {
            ["of another audience"] = issuer!.Token(token => token.Audience = "another-portal"),
            ["of another issuer"] = issuer.Token(token => token.Issuer = "https://elsewhere.example"),
            ["expired"] = issuer.Token(token => (token.NotBefore, token.Expires) = (now.AddHours(-2), now.AddHours(-1))),
            ["not yet valid"] = issuer.Token(token => (token.NotBefore, token.Expires) = (now.AddHours(1), now.AddHours(2))),
            ["without an end"] = issuer.Token(token => token.Expires = null),
            ["unsigned"] = issuer.Token(token => token.SigningCredentials = null),
            ["signed with the public key"] = issuer.SignedWithPublicKey(),
            ["signed with another key"] = issuer.Forged(),
            ["cut"] = issuer.Token()[..^8],
            ["changed"] = Changed(issuer.Token()),
            ["for the client, which asked with a nonce"] = issuer.Token(token => token.Claims["nonce"] = "n"),
            ["for the client, beside an access token"] = issuer.Token(token => token.Claims["at_hash"] = "h"),
            ["for the client, by its type"] = issuer.Token(token => token.Claims["typ"] = "ID"),
            ["no token at all"] = "nonsense",
        };
        foreach (var (what, token) in wrong)
        {
            var answer = await Ask(token);
            Assert.True(answer.Code == "request.unauthenticated", $"A token {what} got {answer}");
        }
    }

    [Fact]
    public async Task A_token_without_a_known_role_or_without_a_subject_may_do_nothing()
    {
        foreach (var (claim, value) in new[] { ("role", "king"), ("role", "Citizen"), ("role", ""), ("sub", ""), ("sub", "a\0b") })
            (await Ask(issuer!.Token(token => token.Claims[claim] = value))).ExpectProblem(403, "request.forbidden");
        (await Ask(issuer!.Token(token => token.Claims.Remove("role")))).ExpectProblem(403, "request.forbidden");
    }

    [Fact]
    public async Task An_officer_without_an_agency_sees_no_dossier()
    {
        var token = issuer!.Token(change => change.Claims["role"] = "manager");
        foreach (var path in new[] { "/api/v1/agency/dossiers", "/api/v1/agency/queue-policy" })
            (await Ask(token, path)).ExpectProblem(403, "request.forbidden");
    }

    [Fact]
    public async Task The_personas_do_not_exist()
    {
        (await portal!.Api.Get("/dev/personas")).ExpectProblem(404, "request.not_found");
        (await portal.Api.Send(Running.Ask.Post("/dev/token", null, new { persona = "administrator" })))
            .ExpectProblem(404, "request.not_found");
        (await portal.Api.Send(Running.Ask.Post("/dev/clock", null, new { }))).ExpectProblem(404, "request.not_found");
    }

    [Fact]
    public async Task The_portal_says_that_it_lives_and_is_ready()
    {
        foreach (var path in new[] { "/health/live", "/health/ready" })
            Assert.Equal("ok", (await portal!.Api.Get(path)).Expect(200).Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(null, "No sign-in is configured")]
    [InlineData("true", "for the Development environment only")]
    public async Task Without_an_issuer_or_with_the_one_for_development_the_portal_does_not_start(string? development, string reason)
    {
        var settings = new Dictionary<string, string?> { ["Authentication:DevelopmentIssuer"] = development };
        foreach (var environment in new[] { "Production", "Staging", "" })
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
                RunningPortal.StartAsync(database!.Options, settings, environment: environment));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_the_issuer_is_away_who_has_a_token_comes_back_later_and_what_is_open_stays_open()
    {
        issuer!.IsAway = true;
        await using var lonely = await StartAsync();

        (await Ask("nonsense", lonely)).ExpectProblem(401, "request.unauthenticated");
        (await lonely.Api.Get("/health/ready")).Expect(200);
        (await lonely.Api.Get("/api/v1/catalogue/procedures")).Expect(200);
        var asked = issuer.Asked;
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Ask(issuer.Token(), lonely)));
        Assert.All(answers, answer =>
        {
            answer.ExpectProblem(503, "server.unavailable");
            Assert.Equal("10", answer.RetryAfter);
        });
        Assert.InRange(issuer.Asked - asked, 1, 5);

        issuer.IsAway = false;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await Ask(issuer.Token(), lonely)).Status == 503)
            await Task.Delay(50, patience.Token);
        (await Ask(issuer.Token(), lonely)).Expect(200);

        // Its keys are known now.
        issuer.IsAway = true;
        (await Ask(issuer.Token(), lonely)).Expect(200);
        (await Ask(issuer.Forged(), lonely)).ExpectProblem(401, "request.unauthenticated");
    }

    [Fact]
    public async Task Keys_are_taken_from_nobody_to_whom_the_issuer_sends_on()
    {
        await using var other = await LocalIssuer.StartAsync();
        issuer!.SendsOnTo = other.Address;
        await using var lonely = await StartAsync();

        (await Ask(issuer.Token(), lonely)).ExpectProblem(503, "server.unavailable");
        Assert.Equal(0, other.Asked);
    }

    private Task<RunningPortal> StartAsync() => RunningPortal.StartAsync(
        database!.Options,
        new Dictionary<string, string?> { ["Authentication:Issuer"] = issuer!.Address },
        builder => builder.Services.Configure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme, bearer => bearer.RequireHttpsMetadata = false),
        environment: "Production");

    private Task<Answer> Ask(string token, string path = "/api/v1/citizen/dossiers") => Ask(token, portal!, path);

    private static Task<Answer> Ask(string token, RunningPortal portal, string path = "/api/v1/citizen/dossiers") =>
        portal.Api.Send(Running.Ask.Get(path) with { Headers = [("Authorization", "Bearer " + token)] });

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{parts[1][..^2]}xx.{parts[2]}";
    }
}
