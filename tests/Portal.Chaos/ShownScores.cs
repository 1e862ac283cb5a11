using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Grains.WorkingTime;
using Portal.Testing.Databases;

namespace Portal.Chaos;

/// <summary>
/// What the installation itself shows as scores, without anybody's help: its own fold has to be there in time, and two
/// numbers of each agency have to be those that a plain statement counts.
/// </summary>
internal sealed class ShownScores(Site site)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>What is still wrong after <see cref="Limit"/>; nothing otherwise.</summary>
    public async Task<IReadOnlyList<string>> FindFaultsAsync()
    {
        var since = Stopwatch.GetTimestamp();
        while (await LookAsync() is { Count: > 0 } faults)
        {
            if (Stopwatch.GetElapsedTime(since) > Limit)
                return faults;
            await Task.Delay(200);
        }

        return [];
    }

    private async Task<List<string>> LookAsync()
    {
        await using var connection = await site.Store.OpenAsync();
        var behind = (await connection.QueryAsync(
            """
            SELECT count(*) FROM dossier_event AS e, score_checkpoint AS c
            WHERE (e.tx::text::bigint, e.position) > (c.dossier_tx, c.dossier_position)
            """,
            row => row.GetInt64(0)))[0];
        if (behind > 0)
            return [Text($"{behind} events are not folded after {Limit}")];

        var now = TimeProvider.System.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        var month = VietnamTime.StartOf(new DateOnly(today.Year, today.Month, 1));
        var counted = await connection.QueryAsync(
            """
            SELECT agency, count(*), count(finished_at) FROM dossier
            WHERE received_at >= @from AND received_at <= greatest(@now, (SELECT as_of FROM score_checkpoint)) GROUP BY agency
            """,
            row => (Agency: row.GetString(0), Received: row.GetInt64(1), Processed: row.GetInt64(2)),
            ("@from", month.ToUnixTimeMilliseconds()), ("@now", now.ToUnixTimeMilliseconds()));
        var faults = new List<string>();
        try
        {
            using var http = await SignInAsync();
            foreach (var (agency, received, processed) in counted)
            {
                if (await BaseOfAsync(http, agency, "3.3") is var shown && shown != received)
                    faults.Add(Text($"{agency} received {received} dossiers, its scores say {shown}"));
                if (await BaseOfAsync(http, agency, "2.2") is var ended && ended != processed)
                    faults.Add(Text($"{agency} finished {processed} dossiers, its scores say {ended}"));
            }
        }
        catch (HttpRequestException unanswered)
        {
            return [$"scores are not shown: {unanswered.Message}"];
        }

        return counted.Count > 0 ? faults : ["no agency received any dossier"];
    }

    /// <summary>An API process gives tokens for itself alone.</summary>
    private async Task<HttpClient> SignInAsync()
    {
        var http = new HttpClient { BaseAddress = site.NextAddress() };
        using var token = await http.PostAsJsonAsync("/dev/token", new { persona = "ministry" });
        using var answer = JsonDocument.Parse(await token.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", answer.RootElement.GetProperty("access_token").GetString());
        return http;
    }

    private static async Task<long> BaseOfAsync(HttpClient http, string agency, string index)
    {
        var address = new Uri($"/api/v1/ministry/units/{agency}/indices/{index}", UriKind.Relative);
        using var answer = JsonDocument.Parse(await http.GetStringAsync(address));
        return answer.RootElement.GetProperty("index").GetProperty("denominator").GetInt64();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
