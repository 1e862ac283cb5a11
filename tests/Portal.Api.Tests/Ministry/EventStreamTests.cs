using System.Text.Json;
using Portal.Api.Tests.Running;

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

    private Task<HttpResponseMessage> Open(string path, long? after)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, path);
        if (after is { } id)
            message.Headers.Add("Last-Event-ID", id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return fixture.Api.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
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
