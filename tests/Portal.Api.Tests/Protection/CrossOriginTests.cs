using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Protection;

/// <summary>Other web sites may call the portal from a browser only when they are named.</summary>
public sealed class CrossOriginTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Named = "https://dichvucong.example.vn";
    private const string Path = "/api/v1/citizen/dossiers";

    [Theory]
    [InlineData(Named)]
    [InlineData("null")]
    [InlineData("http://localhost:8080")]
    public async Task Without_configuration_no_site_may(string origin)
    {
        Assert.Empty(CrossOriginHeaders(await fixture.Api.Send(Preflight(origin))));
        Assert.Empty(CrossOriginHeaders(await fixture.Api.Send(From(origin))));
    }

    [Fact]
    public async Task A_named_site_may_and_a_similar_one_may_not()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var portal = await RunningPortal.StartAsync(
            database.Options, new Dictionary<string, string?> { ["CrossOrigin:Origins:0"] = Named });

        var allowed = (await portal.Api.Send(Preflight(Named))).Expect(204);
        Assert.Equal(Named, allowed.Headers["Access-Control-Allow-Origin"]);
        Assert.Contains("Idempotency-Key", allowed.Headers["Access-Control-Allow-Headers"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Access-Control-Allow-Credentials", allowed.Headers.Keys);
        var read = await portal.Api.Send(From(Named));
        Assert.Equal(Named, read.Headers["Access-Control-Allow-Origin"]);
        Assert.Contains("ETag", read.Headers["Access-Control-Expose-Headers"], StringComparison.Ordinal);

        foreach (var other in new[] { Named + ".evil.example", "https://evil.example", Named + ":444", "null" })
        {
            Assert.DoesNotContain("Access-Control-Allow-Origin", (await portal.Api.Send(Preflight(other))).Headers.Keys);
            Assert.DoesNotContain("Access-Control-Allow-Origin", (await portal.Api.Send(From(other))).Headers.Keys);
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.example.vn")]
    [InlineData("https://example.vn/path")]
    [InlineData("example.vn")]
    public async Task What_is_no_origin_is_refused_at_the_start(string origin)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningPortal.StartAsync(
            database.Options, new Dictionary<string, string?> { ["CrossOrigin:Origins:0"] = origin }));
        Assert.Contains(origin, refused.Message, StringComparison.Ordinal);
    }

    private static Ask Preflight(string origin) => new("OPTIONS", Path)
    {
        Key = null,
        Headers =
        [
            ("Origin", origin), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,idempotency-key"),
        ],
    };

    private static Ask From(string origin) => Ask.Get("/api/v1/catalogue/agencies") with { Headers = [("Origin", origin)] };

    private static IEnumerable<string> CrossOriginHeaders(Answer answer) =>
        answer.Headers.Keys.Where(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
}
