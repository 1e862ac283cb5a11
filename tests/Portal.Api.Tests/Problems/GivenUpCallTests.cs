using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Dossiers;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Problems;

/// <summary>The engine ends a call that waited too long for its grain by cancelling it.</summary>
public sealed class GivenUpCallTests
{
    [Fact]
    public async Task A_call_that_was_cancelled_while_its_caller_still_waits_may_be_sent_again()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var portal = await RunningPortal.StartAsync(
            database.Options,
            adjust: builder => builder.Services.AddSingleton<IDossierHistory>(_ => throw new OperationCanceledException("expired")));
        var answer = (await portal.Api.Get("/api/v1/agency/dossiers/x/history", Who.Leader)).ExpectProblem(503, "server.unavailable");
        Assert.Equal("2", answer.Headers["Retry-After"]);
    }
}
