using System.Text.Json;

namespace Portal.Load.Processes;

/// <summary>Starts the portal for a measurement and signs callers in.</summary>
internal static class PortalServer
{
    private const string NoLimit = "1000000";

    /// <param name="dll">The portal.</param>
    /// <param name="dataDirectory">Its data; the SQLite file when there is no PostgreSQL.</param>
    /// <param name="postgres">Connection string, or <see langword="null"/> for SQLite.</param>
    /// <param name="more">Further environment variables.</param>
    public static Task<ServerProcess> StartAsync(
        string dll, string dataDirectory, string? postgres, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            // The built-in token issuer exists in Development alone; everything else as in production.
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Grains__DetectCallCycles"] = "false",
            ["Logging__LogLevel__Default"] = "Warning",
            // 64 callers stand for a province: limits per caller would measure themselves.
            ["RateLimits__CallerPerSecond"] = NoLimit,
            ["RateLimits__CallerBurst"] = NoLimit,
            ["RateLimits__AnonymousPerSecond"] = NoLimit,
            ["RateLimits__AnonymousBurst"] = NoLimit,
        };
        if (postgres is not null)
        {
            environment["Database__Provider"] = "PostgreSql";
            environment["Database__ConnectionString"] = postgres;
        }

        foreach (var (name, value) in more)
            environment[name] = value;
        return ServerProcess.StartAsync(dll, ["run", "--data", dataDirectory, "--no-demo"], environment);
    }

    /// <summary>Tokens of as many different citizens.</summary>
    public static Task<string[]> CitizenTokensAsync(Uri address, int count) =>
        TokensAsync(address, count, i => new { persona = "citizen", subject = $"load-{i}" });

    /// <summary>Tokens of as many officers at the counter of one agency.</summary>
    public static Task<string[]> ReceptionTokensAsync(Uri address, int count, string agency) =>
        TokensAsync(address, count, i => new { persona = "reception", agency, subject = $"officer-{i}" });

    private static async Task<string[]> TokensAsync(Uri address, int count, Func<int, object> persona)
    {
        using var http = new HttpClient { BaseAddress = address };
        var tokens = new string[count];
        for (var i = 0; i < count; i++)
        {
            using var answer = await http.PostAsJsonAsync("/dev/token", persona(i));
            answer.EnsureSuccessStatusCode();
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
            tokens[i] = body.RootElement.GetProperty("access_token").GetString()
                ?? throw new InvalidDataException("/dev/token gave no access_token.");
        }

        return tokens;
    }
}
