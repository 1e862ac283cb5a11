using System.Diagnostics;
using System.Runtime.InteropServices;
using Portal.Silo.Hosting;

namespace Portal.Load.Processes;

/// <summary>A server under measurement: a process of its own that this tool starts and ends.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string log;

    private ServerProcess(Process process, int port, string log) => (this.process, Port, this.log) = (process, port, log);

    public int Port { get; }

    public int Id => process.Id;

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Starts <c>dotnet DLL ARGUMENTS --port N</c> and waits until it says that it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(
        string dll, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort.Find();
        var log = Path.Combine(Path.GetTempPath(), $"portal-bench-{Environment.ProcessId}-{port}.log");
        // Through a shell for one thing: its output goes to a file without a reader in this process.
        var start = new ProcessStartInfo("/bin/sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null");
        string[] command = ["sh", log, "dotnet", dll, .. arguments, "--port", $"{port}"];
        foreach (var argument in command)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{dll} did not start.");
        var server = new ServerProcess(process, port, log);
        await server.WaitUntilReadyAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            _ = Kill(process.Id, Terminate);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        File.Delete(log);
    }

    /// <summary>Sends a signal by number.</summary>
    public void Signal(int number) => _ = Kill(process.Id, number);

    /// <summary>The last lines that the server wrote.</summary>
    public string LogTail() => File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(15)) : "";

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with {process.ExitCode}:\n{LogTail()}");
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/health/ready"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(50);
        }

        var tail = LogTail();
        await DisposeAsync();
        throw new TimeoutException($"The server was not ready within 60 s:\n{tail}");
    }

    private const int Terminate = 15;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
