using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Idempotency;

/// <summary>What a repetition gets while the first request is still being worked on.</summary>
public sealed class RunningRequestTests : IAsyncLifetime
{
    private static readonly Who Me = Who.Citizen("impatient");

    private TestDatabase? database;
    private RunningPortal? portal;
    private GatedJournal? gate;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        portal = await RunningPortal.StartAsync(database.Options, adjust: builder =>
            builder.Services.AddSingleton<IJournal>(services =>
                gate = new GatedJournal(services.GetRequiredService<JournalWriter>())));
    }

    public async Task DisposeAsync()
    {
        gate?.Open();
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task A_repetition_is_told_to_come_back_and_then_gets_the_answer()
    {
        var dossier = await portal!.Desk.Submit(Me);
        var ask = dossier.Ask(Who.Reception, "acceptance");
        gate!.Close();
        var first = portal.Api.Send(ask);
        await gate.Arrived;

        var told = (await portal.Api.Send(ask)).ExpectProblem(409, "idempotency.still_running");
        Assert.Equal("1", told.RetryAfter);
        Assert.False(first.IsCompleted);

        gate.Open();
        var answer = (await first).Expect(200);
        Assert.Equal(answer.Fingerprint, (await portal.Api.Send(ask)).Fingerprint);
    }

    [Fact]
    public async Task Another_body_under_a_running_key_is_refused_at_once()
    {
        var ask = Ask.Post("/api/v1/citizen/dossiers", Me, portal!.Desk.Submission());
        await portal.Desk.Submit(Me);
        gate!.Close();
        var first = portal.Api.Send(ask);
        await gate.Arrived;

        (await portal.Api.Send(ask with { Body = Ask.Bytes(portal.Desk.Submission()) }))
            .ExpectProblem(422, "idempotency.key_reused");
        gate.Open();
        (await first).Expect(201);
    }

    [Fact]
    public async Task A_caller_who_goes_away_finds_the_answer_when_they_come_back()
    {
        var ask = Ask.Post("/api/v1/citizen/dossiers", Me, portal!.Desk.Submission());
        await portal.Desk.Submit(Me);
        var before = await portal.CountEntriesAsync();
        gate!.Close();
        using (var gone = new CancellationTokenSource())
        {
            using var message = ask.ToMessage(await portal.Api.Token(Me));
            var first = portal.Api.Http.SendAsync(message, gone.Token);
            await gate.Arrived;
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }

        gate.Open();
        (await portal.Api.SendPatiently(ask)).Expect(201);
        Assert.Equal(before + 1, await portal.CountEntriesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_the_database_is_lost_the_caller_sends_again_and_there_is_one_effect(bool written)
    {
        var dossier = await portal!.Desk.Submit(Me);
        var before = await portal.CountEntriesAsync();
        foreach (var ask in new[]
        {
            dossier.Ask(Who.Reception, "acceptance"),
            Ask.Post("/api/v1/citizen/dossiers", Me, portal.Desk.Submission()),
        })
        {
            (gate!.FailBefore, gate.FailAfter) = (!written, written);
            var lost = (await portal.Api.Send(ask)).ExpectProblem(503, "server.unavailable");
            Assert.NotNull(lost.RetryAfter);
            var answer = await portal.Api.Send(ask);
            Assert.True(answer.IsSuccess, answer.ToString());
            Assert.Equal(answer.Fingerprint, (await portal.Api.Send(ask)).Fingerprint);
        }

        Assert.Equal(before + 2, await portal.CountEntriesAsync());
        Assert.True((await portal.VerifyAsync()).IsWhole);
    }
}
