using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Npgsql;
using Portal.Load.Measure;
using Portal.Load.Processes;

namespace Portal.Load.Benchmarks.Scores;

/// <summary>A portal with the units of a whole country, and what a benchmark asks of its scores.</summary>
internal sealed class ScorePortal : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly BenchContext context;
    private readonly HttpClient http;

    private ScorePortal(BenchContext context, string postgres, ServerProcess server, Country country)
    {
        (this.context, Postgres, Server, Country) = (context, postgres, server, country);
        http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public string Postgres { get; }

    public ServerProcess Server { get; }

    public Country Country { get; }

    public static async Task<ScorePortal> StartAsync(BenchContext context)
    {
        var country = Country.Read(Path.Combine(Path.GetDirectoryName(context.Options.PortalDll)!, "data"));
        var postgres = await context.Database.CreateAsync();
        var server = await PortalServer.StartAsync(context.Options.PortalDll, context.DataDirectory(), postgres);
        var portal = new ScorePortal(context, postgres, server, country);
        await portal.PublishUnitsAsync();
        return portal;
    }

    /// <summary>A client with the token of a persona.</summary>
    public async Task<HttpClient> SignInAsync(string persona, string? agency = null)
    {
        using var answer = await http.PostAsJsonAsync("/dev/token", new { persona, agency });
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        var client = new HttpClient { BaseAddress = Server.Address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", body.RootElement.GetProperty("access_token").GetString());
        return client;
    }

    /// <summary>Waits until a query gives true.</summary>
    public async Task WaitAsync(string what, string query)
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        using var patience = new CancellationTokenSource(Patience);
        while (await command.ExecuteScalarAsync() is not true)
        {
            if (patience.IsCancellationRequested)
                throw new BenchFailedException($"{what}: nothing after {Patience.TotalMinutes:0} minutes.\n{Server.LogTail()}");
            await Task.Delay(20);
        }
    }

    public async Task<long> NumberAsync(string query)
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection) { CommandTimeout = 600 };
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
        await context.Database.DropAsync(Postgres);
    }

    private async Task PublishUnitsAsync()
    {
        using var administrator = await SignInAsync("administrator");
        using var file = new ByteArrayContent(Country.AgenciesFile());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await administrator.PostAsync("/api/v1/administration/imports/agencies", file);
        if (!answer.IsSuccessStatusCode)
            throw new BenchFailedException($"The units were not published: {await answer.Content.ReadAsStringAsync()}");
    }
}
