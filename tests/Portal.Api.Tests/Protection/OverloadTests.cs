using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Protection;
using Portal.Api.Tests.Idempotency;
using Portal.Api.Tests.Running;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Storage;
using Portal.Testing.Databases;
using Portal.Testing.Telemetry;

namespace Portal.Api.Tests.Protection;

/// <summary>Too many requests: look-ups go first, then readers, filings and officers last, and all are told when to come back.</summary>
public sealed class OverloadTests : IAsyncLifetime
{
    private const string LookUp = "/api/v1/catalogue/agencies";
    private const string Own = "/api/v1/citizen/dossiers";

    private static readonly Who Me = Who.Citizen("patient");

    private TestDatabase? database;
    private RunningPortal? portal;
    private GatedJournal? gate;

    private Overload Overload => portal!.Services.GetRequiredService<Overload>();

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        portal = await RunningPortal.StartAsync(
            database.Options,
            new Dictionary<string, string?>
            {
                ["Overload:Anonymous:AtOnce"] = "3",
                ["Overload:Anonymous:RetrySeconds"] = "15",
                ["Overload:Reading:AtOnce"] = "5",
                ["Overload:Reading:RetrySeconds"] = "8",
                ["Overload:Working:AtOnce"] = "7",
                ["Overload:Working:RetrySeconds"] = "3",
            },
            builder => builder.Services.AddSingleton<IJournal>(services =>
                gate = new GatedJournal(services.GetRequiredService<JournalWriter>())));
        await Task.WhenAll(portal.Api.Token(Me), portal.Api.Token(Who.Reception));
        await portal.Desk.Submit(Me);
    }

    public async Task DisposeAsync()
    {
        gate?.Open();
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task Those_that_matter_least_are_turned_away_first_and_filings_last()
    {
        gate!.Close();
        var filings = new List<Task<Answer>>();
        await File(2);
        Assert.Equal("200 200 200", await Statuses());
        await File(3);
        Assert.Equal("503 200 200", await Statuses());
        await File(5);
        Assert.Equal("503 503 200", await Statuses());
        await File(7);
        Assert.Equal("503 503 503", await Statuses());
        (await portal!.Api.Get("/health/live")).Expect(200);
        var turnedAway = Observed.Of("portal.overload.turned_away", Overload);
        Assert.Equal((3d, 2d, 1d), (turnedAway["Anonymous"], turnedAway["Reading"], turnedAway["Working"]));

        gate.Open();
        Assert.All(await Task.WhenAll(filings), answer => answer.Expect(201));
        Assert.Equal("200 200 200", await Statuses());
        Assert.Equal(0, Overload.UnderWay);

        async Task File(int underWay)
        {
            while (filings.Count < underWay)
                filings.Add(portal!.Api.Send(Ask.Post(Own, Me, portal.Desk.Submission())));
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (Overload.UnderWay < underWay)
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }

    [Theory]
    [InlineData("vi", "Hệ thống đang quá tải")]
    [InlineData("en", "Too busy")]
    public async Task Who_is_turned_away_is_told_in_their_language_when_to_come_back(string language, string title)
    {
        gate!.Close();
        var filings = Enumerable.Range(0, 3).Select(_ => portal!.Api.Send(Ask.Post(Own, Me, portal.Desk.Submission()))).ToList();
        Answer answer;
        do
        {
            answer = await portal!.Api.Send(Ask.Get(LookUp) with { Language = language });
        }
        while (answer.IsSuccess);

        answer.ExpectProblem(503, "server.overloaded");
        Assert.Equal(title, answer.Json.GetProperty("title").GetString());
        Assert.InRange(int.Parse(answer.RetryAfter!, CultureInfo.InvariantCulture), 15, 22);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        gate.Open();
        await Task.WhenAll(filings);
    }

    [Fact]
    public async Task Files_on_their_way_do_not_count_against_filings()
    {
        gate!.Close();
        var filings = Enumerable.Range(0, 7).Select(_ => portal!.Api.Send(Ask.Post(Own, Me, portal.Desk.Submission()))).ToList();
        while (Overload.UnderWay < 7)
            await Task.Yield();
        var upload = await new Uploading(portal!.Api).Upload(Me, Uploading.Pdf());
        Assert.NotEmpty(upload);
        gate.Open();
        await Task.WhenAll(filings);
    }

    /// <summary>What a look-up, a citizen and an officer get.</summary>
    private async Task<string> Statuses()
    {
        var lookUp = await portal!.Api.Get(LookUp);
        var own = await portal.Api.Get(Own, Me);
        var queue = await portal.Api.Get("/api/v1/agency/dossiers", Who.Reception);
        return $"{lookUp.Status} {own.Status} {queue.Status}";
    }
}
