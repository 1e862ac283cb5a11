using System.Text.Json;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Ministry;

/// <summary>Changes of the ranking as they happen.</summary>
public sealed class EventStreamTests(ScoreFixture fixture) : IClassFixture<ScoreFixture>
{
    private const string August = $"/api/v1/ministry/events?period={ScoreFixture.Period}&parent=H44";

    [Fact]
    public async Task A_reader_gets_the_ranking_then_what_changes_and_goes_on_after_a_break()
    {
        using var response = await Open(August, null);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = await Next(lines);
        Assert.Equal("ranking", first.Name);
        Assert.Equal(163, first.Data.GetProperty("units").GetArrayLength());

        await Happen();
        var second = await Next(lines);
        while (!Changes(second).Any())
        {
            // The clock was set back and forth: what was late was not for a moment.
            Assert.Equal("changes", second.Name);
            second = await Next(lines);
        }

        Assert.True(second.Id > first.Id);
        var change = Changes(second).Single();
        Assert.NotEqual(change.GetProperty("pointsBefore").GetDecimal(), change.GetProperty("points").GetDecimal());

        await Happen();
        using var again = await Open(August + "&limit=1", second.Id);
        using var rest = new StreamReader(await again.Content.ReadAsStreamAsync());
        var third = await Next(rest);
        Assert.Equal("changes", third.Name);
        Assert.True(third.Id > second.Id);
        Assert.Equal("", (await rest.ReadToEndAsync()).Trim());

        using var late = await Open(August + "&limit=1", 999_999);
        using var whole = new StreamReader(await late.Content.ReadAsStreamAsync());
        var last = await Next(whole);
        Assert.Equal("ranking", last.Name);
        Assert.True(last.Id >= third.Id);
    }

    [Fact]
    public async Task A_quiet_stream_says_now_and_then_that_it_is_alive()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, migrate: false);
        await using var portal = await RunningPortal.StartAsync(
            database.Options, new Dictionary<string, string?> { ["Events:Heartbeat"] = "00:00:00.050" });
        await portal.FoldAsync();
        using var response = await portal.Api.Http.GetAsync(
            new Uri(August, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = await Next(lines);

        var alive = 0;
        while (alive < 3)
        {
            var line = await lines.ReadLineAsync() ?? throw new InvalidOperationException("The stream ended.");
            // Whatever else comes is no event: nothing happens.
            Assert.DoesNotContain("event:", line, StringComparison.Ordinal);
            alive += line == ": alive" ? 1 : 0;
        }

        Assert.Equal("ranking", first.Name);
    }

    [Fact]
    public async Task After_a_restart_who_missed_something_gets_the_whole_ranking_under_a_higher_id()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, migrate: false);
        (long Id, string Name, JsonElement Data) before;
        await using (var portal = await RunningPortal.StartAsync(database.Options))
        {
            await portal.FoldAsync();
            before = await FirstAsync(portal, null);
        }

        await using var again = await RunningPortal.StartAsync(database.Options);
        await again.Desk.Bring(Stage.InProcess, Who.Citizen("restart"));
        await again.FoldAsync();
        var after = await FirstAsync(again, before.Id);

        Assert.Equal("ranking", after.Name);
        Assert.True(after.Id > before.Id);
        Assert.Equal(163, after.Data.GetProperty("units").GetArrayLength());
    }

    private static async Task<(long Id, string Name, JsonElement Data)> FirstAsync(RunningPortal portal, long? after)
    {
        using var response = await Open(portal.Api, "/api/v1/ministry/events?parent=H44&limit=1", after);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        return await Next(lines);
    }

    /// <summary>What an event says of the other agency.</summary>
    private static IEnumerable<JsonElement> Changes((long Id, string Name, JsonElement Data) sent) =>
        sent.Data.GetProperty("changes").EnumerateArray().Where(one => one.GetProperty("code").GetString() == Who.OtherAgency);

    /// <summary>Something that moves the ranking of August: a result is disliked.</summary>
    private async Task Happen()
    {
        var citizen = Who.Citizen("events");
        await fixture.SetClock("2026-08-10T02:00:00Z");
        var dossier = await fixture.Desk.Bring(Stage.Finished, citizen, Who.OtherAgency);
        await dossier.Do(citizen, "rating", new { liked = false });
        await fixture.SetClock("2026-09-05T02:00:00Z");
    }

    private Task<HttpResponseMessage> Open(string path, long? after) => Open(fixture.Api, path, after);

    private static Task<HttpResponseMessage> Open(ApiClient api, string path, long? after)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, path);
        if (after is { } id)
            message.Headers.Add("Last-Event-ID", id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return api.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<(long Id, string Name, JsonElement Data)> Next(StreamReader lines)
    {
        var (id, name) = (0L, "");
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = long.Parse(line.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture);
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                return (id, name, JsonElement.Parse(line[6..]));
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
