using System.Diagnostics;
using System.Reflection;
using Portal.Testing.Databases;

namespace Portal.Testing.Processes;

/// <summary>The built portal, of the same configuration and engine as the tests.</summary>
internal static class PortalProgram
{
    private const string NoLimit = "1000000";

    private static readonly string Dll = typeof(PortalProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "PortalProgram")
        .Value!;

    /// <summary>How to start it.</summary>
    public static ProcessStartInfo Command(PortalStore store, params IEnumerable<string> arguments) =>
        CommandOf(null, store, arguments);

    /// <summary>How to start it, or another build of it.</summary>
    public static ProcessStartInfo CommandOf(string? program, PortalStore store, params IEnumerable<string> arguments)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [program ?? Dll, .. arguments, "--data", store.DataDirectory])
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
        // A machine that is busy with other tests is no overload.
        foreach (var kind in new[] { "Anonymous", "Reading", "Working", "Sending" })
            environment[$"Overload__{kind}__WaitMilliseconds"] = "60000";
        environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in store.Settings)
            environment[name] = value;
        return start;
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(PortalStore store, params IEnumerable<string> arguments) =>
        RunAsync(store, new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="store">Database and data directory.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="arguments">Command and options.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        PortalStore store, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        var command = Command(store, arguments);
        foreach (var (name, value) in settings)
            command.Environment[name] = value;
        using var process = Process.Start(command)!;
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
