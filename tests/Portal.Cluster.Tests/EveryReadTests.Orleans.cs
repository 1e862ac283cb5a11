using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;

namespace Portal.Cluster.Tests;

/// <summary>
/// What an API process does by itself needs no right that its database role lacks: every address that reads, asked by
/// every persona, and everything that it writes.
/// </summary>
public sealed class EveryReadTests : IAsyncLifetime
{
    private ClusterStore? store;
    private HttpClient Http { get; set; } = null!;

    private PortalCluster Cluster { get; set; } = null!;

    public async Task InitializeAsync()
    {
        store = await ClusterStore.CreateAsync(await PostgresServer.AdminConnectionStringAsync());
        Cluster = new PortalCluster(store);
        await Cluster.StartAsync(silos: 1, apis: 1);
        Http = new HttpClient { BaseAddress = Cluster.AddressOf() };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Cluster.DisposeAsync();
        await store!.DropAsync(await PostgresServer.AdminConnectionStringAsync());
        store.Dispose();
    }

    [Fact]
    public async Task Every_address_that_reads_answers_every_persona_without_an_error_of_the_server()
    {
        var ledger = new Ledger();
        using var client = new PortalClient(() => Cluster.AddressOf(), BirthRegistration.Agency, ledger);
        var dossier = await new Office(1, client, ledger).SubmitAsync();
        var number = JsonElement.Parse(dossier.Body).GetProperty("number").GetString()!;
        var paths = (await ReadPathsAsync()).ConvertAll(path => Fill(path, dossier.Id, number));
        string[] pages = ["/", "/scorecards/H44", "/services", "/petitions"];
        string[] personas = ["citizen", "helper", "reception", "leader", "manager", "ministry", "administrator", "integrator"];
        var errors = new List<string>();
        var successes = 0;
        foreach (var persona in personas)
        {
            var token = await TokenAsync(persona, persona == "citizen" ? "citizen-1" : null);
            foreach (var path in paths.Concat(pages))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                // The stream of events never ends: its beginning is enough.
                using var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    errors.Add($"{persona} {path}: {answer.StatusCode}");
                else if (answer.IsSuccessStatusCode)
                    successes++;
            }
        }

        Assert.True(errors.Count == 0, $"{string.Join('\n', errors)}\n{Cluster.Output}");
        Assert.True(successes > 100, $"Only {successes} were answered with a success.");
    }

    [Fact]
    public async Task What_an_API_process_writes_itself_it_may_write()
    {
        var citizen = await TokenAsync("citizen", "citizen-1");
        var file = "%PDF-1.7\n%of a cluster\n"u8.ToArray();
        using var begun = await SendAsync(HttpMethod.Post, "/api/v1/uploads", citizen, null, request =>
        {
            request.Headers.Add("Tus-Resumable", "1.0.0");
            request.Headers.Add("Upload-Length", file.Length.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String("a.pdf"u8)}");
        });
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        using var sent = await SendAsync(HttpMethod.Patch, begun.Headers.Location!.ToString(), citizen, content, request =>
        {
            request.Headers.Add("Tus-Resumable", "1.0.0");
            request.Headers.Add("Upload-Offset", "0");
        });
        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);

        using var target = await SendAsync(
            HttpMethod.Put, "/api/v1/ministry/targets/3.3", await TokenAsync("ministry", null), Json("""{"ratio":0.5}"""),
            request => request.Headers.Add("If-Match", "\"0\""));
        Assert.Equal(HttpStatusCode.OK, target.StatusCode);

        var today = TimeProvider.System.GetUtcNow().AddHours(7);
        using var mandate = await SendAsync(
            HttpMethod.Post, "/api/v1/agency/mandates", await TokenAsync("reception", null, BirthRegistration.Agency), Json(
                $$"""
                {"helper":"helper-1","personalNumber":"025190123456","fullName":"Sùng Thị Mai","identityCheck":"chipCard",
                 "paperNumber":"12/GUQ","to":"{{today.AddDays(6):yyyy-MM-dd}}","procedures":[],"mayWithdraw":false}
                """));
        Assert.True(
            mandate.StatusCode == HttpStatusCode.Created, await mandate.Content.ReadAsStringAsync() + Cluster.Output);

        // Somebody else's look is written, and the applicant sees it.
        var ledger = new Ledger();
        using var client = new PortalClient(() => Cluster.AddressOf(), BirthRegistration.Agency, ledger);
        var dossier = (await new Office(1, client, ledger).SubmitAsync()).Id;
        using var look = await SendAsync(
            HttpMethod.Get, $"/api/v1/agency/dossiers/{dossier}", await TokenAsync("leader", null, BirthRegistration.Agency), null);
        Assert.Equal(HttpStatusCode.OK, look.StatusCode);
        await Cluster.UntilAsync(
            async () =>
            {
                await using var connection = await store!.OpenAsync();
                return (await connection.QueryAsync("SELECT count(*) FROM dossier_look", row => row.GetInt64(0)))[0] > 0;
            },
            "the look is written");
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static string Fill(string path, string dossier, string number) => path
        .Replace("/procedures/{code}", "/procedures/1.001193", StringComparison.Ordinal)
        .Replace("/problems/{code}", "/problems/dossier.not_found", StringComparison.Ordinal)
        .Replace("{code}", BirthRegistration.Agency, StringComparison.Ordinal)
        .Replace("{index}", "2.1", StringComparison.Ordinal)
        .Replace("{number}", number, StringComparison.Ordinal)
        .Replace("{component}", "c1", StringComparison.Ordinal)
        .Replace("{hash}", new string('a', 64), StringComparison.Ordinal)
        .Replace("{id}", dossier, StringComparison.Ordinal);

    private async Task<List<string>> ReadPathsAsync()
    {
        using var document = JsonDocument.Parse(await Http.GetStringAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative)));
        return [.. document.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _))
            .Select(path => path.Name)];
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string token, HttpContent? content, Action<HttpRequestMessage>? adjust = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid():N}");
        adjust?.Invoke(request);
        return await Http.SendAsync(request);
    }

    private async Task<string> TokenAsync(string persona, string? subject, string? agency = null)
    {
        var asked = new Dictionary<string, string> { ["persona"] = persona };
        if (subject is not null)
            asked["subject"] = subject;
        if (agency is not null)
            asked["agency"] = agency;
        using var answer = await Http.PostAsJsonAsync(new Uri("/dev/token", UriKind.Relative), asked);
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return body.RootElement.GetProperty("access_token").GetString()!;
    }
}
