using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Protection;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Protection;

/// <summary>Work that waits long for a processor: look-ups go first, then readers, filings and officers last.</summary>
public sealed class LongWaitTests : IAsyncLifetime
{
    private readonly LateTimers clock = new();
    private TestDatabase? database;
    private RunningPortal? portal;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var limits = new OverloadOptions();
        portal = await RunningPortal.StartAsync(
            database.Options,
            adjust: builder => builder.Services.AddSingleton(limits).AddSingleton(new WaitingTime(clock)));
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task The_longer_the_wait_the_more_are_turned_away_and_all_come_back_when_it_is_over()
    {
        var me = Who.Citizen("waiting");
        await portal!.Desk.Submit(me);

        Assert.Equal("200 200 200 201", await Statuses(lateBy: 499));
        Assert.Equal("503 200 200 201", await Statuses(lateBy: 600));
        Assert.Equal("503 503 200 201", await Statuses(lateBy: 2000));
        Assert.Equal("503 503 503 503", await Statuses(lateBy: 6000));
        (await portal.Api.Get("/health/live")).Expect(200);
        Assert.Equal("200 200 200 201", await Statuses(lateBy: 0));

        // What a look-up, a citizen who reads, an officer and a filing get.
        async Task<string> Statuses(int lateBy)
        {
            for (var i = 0; i < 10; i++)
                clock.Fire(lateBy);
            var answers = new[]
            {
                await portal.Api.Get("/api/v1/catalogue/agencies"),
                await portal.Api.Get("/api/v1/citizen/dossiers", me),
                await portal.Api.Get("/api/v1/agency/dossiers", Who.Reception),
                await portal.Api.Send(Ask.Post("/api/v1/citizen/dossiers", me, portal.Desk.Submission())),
            };
            return string.Join(' ', answers.Select(answer => answer.Status));
        }
    }
}
