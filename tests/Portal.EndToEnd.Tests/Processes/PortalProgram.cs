using System.Diagnostics;
using System.Reflection;
using Portal.EndToEnd.Tests.Databases;

namespace Portal.EndToEnd.Tests.Processes;

/// <summary>The built portal, of the same configuration and engine as the tests.</summary>
internal static class PortalProgram
{
    private const string NoLimit = "1000000";

    private static readonly string Dll = typeof(PortalProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "PortalProgram")
        .Value!;

    /// <summary>How to start it.</summary>
    public static ProcessStartInfo Command(PortalStore store, params IEnumerable<string> arguments)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [Dll, .. arguments, "--data", store.DataDirectory])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = store.DataDirectory,
        };
        var environment = start.Environment;
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        environment["DOTNET_ENVIRONMENT"] = "Development";
        environment["Logging__LogLevel__Default"] = "Warning";
        environment["RateLimits__CallerPerSecond"] = NoLimit;
        environment["RateLimits__CallerBurst"] = NoLimit;
        environment["RateLimits__AnonymousPerSecond"] = NoLimit;
        environment["RateLimits__AnonymousBurst"] = NoLimit;
        environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in store.Settings)
            environment[name] = value;
        return start;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        PortalStore store, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(Command(store, arguments))!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }

        return (process.ExitCode, await output + await errors);
    }
}
