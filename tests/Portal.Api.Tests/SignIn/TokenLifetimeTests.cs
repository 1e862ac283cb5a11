using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.SignIn;

/// <summary>A token ends with its time, also one whose signature is remembered.</summary>
public sealed class TokenLifetimeTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Path = "/api/v1/citizen/dossiers";

    [Fact]
    public async Task A_remembered_token_ends_with_its_time()
    {
        var me = Who.Citizen("sleeper");
        (await fixture.Api.Get(Path, me)).Expect(200);
        (await fixture.Api.Get(Path, me)).Expect(200);

        var later = TimeProvider.System.GetUtcNow().AddHours(12.5);
        (await fixture.Api.Send(Ask.Post("/dev/clock", null, new { now = later }))).Expect(200);
        (await fixture.Api.Get(Path, me)).ExpectProblem(401, "request.unauthenticated");

        (await fixture.Api.Send(Ask.Post("/dev/clock", null, new { }))).Expect(200);
        (await fixture.Api.Get(Path, me)).Expect(200);
    }

    [Theory]
    [InlineData("2019-12-31T23:59:59Z")]
    [InlineData("2051-01-01T00:00:00Z")]
    public async Task The_clock_of_a_development_process_stays_among_sensible_dates(string now) =>
        (await fixture.Api.Send(Ask.Post("/dev/clock", null, new { now }))).ExpectProblem(400, "request.invalid_parameter");
}
