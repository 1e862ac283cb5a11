using System.Text.Json;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;

namespace Portal.Api.Tests.Ministry;

/// <summary>
/// A portal in which August 2026 has happened. In H44.03: three dossiers answered in time, one of them disliked; two late
/// and open; one from the counter, open and late, too. In H44.07 one dossier, answered in time. A petition in H44.03.
/// </summary>
public class ScoreFixture : PortalFixture, IAsyncLifetime
{
    public const string Period = "2026-08";

    public ScoreFixture()
    {
    }

    private protected ScoreFixture(DatabaseKind kind)
        : base(kind)
    {
    }

    internal List<Held> Late { get; } = [];

    public new async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await SetClock("2026-08-03T02:00:00Z");
        var citizen = Who.Citizen("august");
        for (var i = 0; i < 3; i++)
        {
            var finished = await Desk.Bring(Stage.Finished, citizen);
            if (i == 0)
                await finished.Do(citizen, "rating", new { liked = false });
        }

        for (var i = 0; i < 2; i++)
            Late.Add(await Desk.Bring(Stage.InProcess, citizen));
        var registered = (await Api.Send(Ask.Post("/api/v1/agency/dossiers", Who.Reception, Desk.Registration()))).Expect(201);
        Late.Add(new Held(Api, registered, Procedures.Partial, Who.OwnAgency, citizen));
        await Desk.Bring(Stage.Finished, citizen, Who.OtherAgency);
        await Desk.BringPetition(0, citizen);
        await SetClock("2026-09-05T02:00:00Z");
    }

    Task IAsyncLifetime.InitializeAsync() => InitializeAsync();

    /// <summary>Sets the clock; the scores follow it at once.</summary>
    internal async Task SetClock(string now)
    {
        (await Api.Send(Ask.Post("/dev/clock", null, new { now }))).Expect(200);
        Api.ForgetTokens();
        await Portal.FoldAsync();
    }

    internal async Task<JsonElement> Get(string path, Who? by = null) =>
        (await Api.Get("/api/v1/ministry/" + path, by)).Expect(200).Json;

    internal Task<JsonElement> Unit(string path, Who? by = null) => Get($"units/{Who.OwnAgency}/{path}", by ?? Who.Leader);
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresScoreFixture() : ScoreFixture(DatabaseKind.PostgreSql);
