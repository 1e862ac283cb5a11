using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Deployment.Tests.Image;

/// <summary>
/// The program as the image holds it: published, and started with the image's entry point and environment. As root it
/// runs in a mount namespace with the image's user, a root file system that cannot be written, and the manifest's
/// volumes; without root only the published folder is made read-only.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed partial class PublishedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PublishedProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program ended."));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether this process may make a mount namespace.</summary>
    public static bool CanIsolate { get; } = Environment.IsPrivilegedProcess && Succeeds("unshare", "--mount", "true")
        && Succeeds("setpriv", "--no-new-privs", "true");

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Publishes what was built with these tests.</summary>
    public static async Task PublishAsync(string folder)
    {
        var (exitCode, text, errors) = await InstalledTool.RunAsync(Dotnet,
        [
            "publish", Repository.PathOf("src", "Portal.Silo"), "--no-build", "-nologo", "-nodeReuse:false", "-v", "quiet",
            "-c", Built("Configuration"), "-o", folder, $"-p:PortalEngine={Built("Engine")}", "-p:UseAppHost=false",
        ]);
        Assert.True(exitCode == 0, text + errors);
    }

    public static PublishedProgram Start(ContainerFolders folders, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        string[] program = [Dotnet, .. Dockerfile.EntryPoint.Skip(1), .. arguments];
        var user = Dockerfile.UserId.ToString(CultureInfo.InvariantCulture);
        var start = CanIsolate
            ? new ProcessStartInfo(
                "unshare",
                [
                    "--mount", "sh", Repository.PathOf("tests", "Portal.Deployment.Tests", "Image", "as-container.sh"),
                    folders.App, folders.Volumes, folders.Secrets, user, .. program,
                ])
            : new ProcessStartInfo(program[0], program[1..]) { WorkingDirectory = folders.App };
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in Dockerfile.Environment.Concat(environment))
            start.Environment[name] = value;
        return new PublishedProgram(Process.Start(start)!);
    }

    /// <exception cref="InvalidOperationException">It ended before; the message holds what it wrote.</exception>
    public async Task<Uri> ListeningAsync()
    {
        try
        {
            return await listening.Task.WaitAsync(Limit);
        }
        catch (InvalidOperationException ended)
        {
            throw new InvalidOperationException(Output, ended);
        }
    }

    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Limit);
        return process.ExitCode;
    }

    /// <summary>SIGTERM, as Kubernetes sends it; gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        // The shell's own: a bare machine has no program of that name.
        await InstalledTool.RunAsync("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {process.Id}")]);
        return await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Built(string name) => typeof(PublishedProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == name).Value!;

    private static bool Succeeds(string program, params string[] arguments) =>
        InstalledTool.RunAsync(program, arguments).GetAwaiter().GetResult().ExitCode == 0;

    private void Read(string? line)
    {
        if (line is null)
            return;

        lock (output)
            output.AppendLine(line);
        if (Running().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri($"http://127.0.0.1:{match.Groups["port"].Value}"));
    }

    [GeneratedRegex("^Portal is running at http://[^:]+:(?<port>[0-9]+)/", RegexOptions.CultureInvariant)]
    private static partial Regex Running();
}
