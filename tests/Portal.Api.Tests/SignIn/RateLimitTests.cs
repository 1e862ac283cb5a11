using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Protection;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.SignIn;

/// <summary>One caller cannot take the portal away from the others.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private const string Path = "/api/v1/citizen/dossiers";

    private TestDatabase? database;
    private RunningPortal? portal;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        portal = await RunningPortal.StartAsync(database.Options, new Dictionary<string, string?>
        {
            ["RateLimits:CallerPerSecond"] = "1",
            ["RateLimits:CallerBurst"] = "20",
            ["RateLimits:AnonymousPerSecond"] = "1",
            ["RateLimits:AnonymousBurst"] = "30",
        });
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_how_long_to_wait_and_others_are_not_disturbed()
    {
        var (busy, quiet) = (Who.Citizen("busy"), Who.Citizen("quiet"));
        await Task.WhenAll(portal!.Api.Token(busy), portal.Api.Token(quiet));
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => portal.Api.Get(Path, busy)));

        var told = answers.Where(answer => answer.Status != 200).ToList();
        Assert.InRange(told.Count, 1, 180);
        Assert.All(told, answer => Assert.InRange(
            int.Parse(answer.ExpectProblem(429, "request.too_many").RetryAfter!, CultureInfo.InvariantCulture), 1, 60));
        (await portal.Api.Get(Path, quiet)).Expect(200);
    }

    [Fact]
    public async Task Callers_without_sign_in_have_a_limit_of_their_own_and_health_has_none()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => portal!.Api.Get("/problems/")));
        Assert.Contains(answers, answer => answer.Code == "request.too_many");
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => portal!.Api.Get("/health/live"))),
            answer => answer.Expect(200));
    }

    [Fact]
    public async Task Limits_that_are_widened_while_the_portal_runs_hold_for_whoever_comes_then()
    {
        portal!.Services.GetRequiredService<RateLimitOptions>().AnonymousBurst = 1000;
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => portal.Api.Get("/problems/"))),
            answer => answer.Expect(200));
    }
}
