using System.Text.Json;

namespace Portal.Load.Processes;

/// <summary>Starts the portal for a measurement and signs callers in.</summary>
internal static class PortalServer
{
    public static Task<ServerProcess> StartAsync(string dll, string dataDirectory, string? postgres)
    {
        var environment = new Dictionary<string, string>
        {
            // The built-in token issuer exists in Development alone; everything else as in production.
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Logging__LogLevel__Default"] = "Warning",
            // 64 callers stand for a province: the limits per caller would measure themselves.
            ["Portal__RateLimit__Enabled"] = "false",
        };
        if (postgres is not null)
        {
            environment["Portal__Storage__Profile"] = "cluster";
            environment["Portal__Storage__Postgres"] = postgres;
        }

        return ServerProcess.StartAsync(dll, ["run", "--data", dataDirectory, "--no-demo"], environment);
    }

    public static async Task<string> TokenAsync(HttpClient http, object persona)
    {
        using var answer = await http.PostAsJsonAsync("/dev/token", persona);
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return body.RootElement.GetProperty("access_token").GetString()
            ?? throw new InvalidDataException("/dev/token gave no access_token.");
    }

    /// <summary>Tokens of as many different citizens.</summary>
    public static async Task<string[]> CitizenTokensAsync(Uri address, int count)
    {
        using var http = new HttpClient { BaseAddress = address };
        var tokens = new string[count];
        for (var i = 0; i < count; i++)
            tokens[i] = await TokenAsync(http, new { persona = "citizen", subject = $"load-{i}" });
        return tokens;
    }
}
