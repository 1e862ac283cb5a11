using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Testing.Databases;

namespace Portal.Testing.Processes;

/// <summary>A running portal that can be killed.</summary>
internal sealed partial class PortalProcess : IAsyncDisposable
{
    private const int KeptLines = 60;
    private const int LineLength = 600;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(4);

    private readonly Process process;
    private readonly Task<int> ended;
    private readonly Queue<string> output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The portal ended."));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        ended = WaitAsync();
    }

    public Uri Address { get; private set; } = null!;

    public int Id => process.Id;

    public bool HasExited => ended.IsCompleted || process.HasExited;

    /// <summary>Completes when it has ended, whatever way; gives the exit code, 128 and more when a signal ended it.</summary>
    public Task<int> Ended => ended;

    /// <summary>The last lines that it wrote.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    /// <summary>Starts a portal on a port of the system's choice and waits until it is ready.</summary>
    /// <param name="store">Database and data directory.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="program">Another build of the portal than that of the tests.</param>
    /// <param name="stop">Gives up waiting, and ends it.</param>
    public static async Task<PortalProcess> StartAsync(
        PortalStore store, IReadOnlyDictionary<string, string>? settings = null, string? program = null,
        CancellationToken stop = default)
    {
        var portal = Begin(store, settings, program);
        try
        {
            await portal.WaitUntilStartedAsync(stop);
            return portal;
        }
        catch (Exception problem)
        {
            await portal.DisposeAsync();
            throw new InvalidOperationException($"The portal does not start:\n{portal.Output}", problem);
        }
    }

    /// <summary>Starts a portal and does not wait for it.</summary>
    public static PortalProcess Begin(
        PortalStore store, IReadOnlyDictionary<string, string>? settings = null, string? program = null)
    {
        var command = PortalProgram.CommandOf(program, store, "run", "--port", "0", "--no-demo");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            command.Environment[name] = value;
        return new PortalProcess(Process.Start(command)!);
    }

    /// <summary>Waits until a portal that was begun listens and is ready.</summary>
    public async Task WaitUntilStartedAsync(CancellationToken stop = default)
    {
        Address = await listening.Task.WaitAsync(StartLimit, stop);
        await WaitUntilReadyAsync(stop);
    }

    /// <summary>Waits until its output says something.</summary>
    public async Task WaitUntilSaysAsync(string text)
    {
        using var patience = new CancellationTokenSource(StartLimit);
        while (!Output.Contains(text, StringComparison.Ordinal))
            await Task.Delay(20, patience.Token);
    }

    /// <summary>Waits until it may be sent requests, also after its database was away.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken stop = default)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(StartLimit);
        while (!await IsReadyAsync(http, patience.Token))
            await Task.Delay(20, patience.Token);
    }

    /// <summary><c>kill -9</c>: it gets no chance to do anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await ended;
    }

    /// <summary>SIGTERM; gives the exit code.</summary>
    public async Task<int> StopAsync(TimeSpan limit)
    {
        await SignalAsync("TERM");
        return await UntilExitAsync(limit);
    }

    /// <summary>Waits until it has ended by itself; gives the exit code.</summary>
    public Task<int> UntilExitAsync(TimeSpan limit) => ended.WaitAsync(limit);

    /// <summary>Sends a signal, such as <c>STOP</c> (frozen from then on) or <c>CONT</c> (goes on).</summary>
    public async Task SignalAsync(string signal)
    {
        string[] command = ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")];
        using var sent = Process.Start("sh", command);
        await sent.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!ended.IsCompleted)
            process.Kill();
        await ended;
        process.Dispose();
    }

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>One attempt; on a busy machine one may time out where the next is answered.</summary>
    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken patience)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), patience);
            return answer.IsSuccessStatusCode;
        }
        catch (TaskCanceledException) when (!patience.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Read(string? line)
    {
        if (line is null)
            return;

        lock (output)
        {
            output.Enqueue(line.Length > LineLength ? line[..LineLength] : line);
            if (output.Count > KeptLines)
                output.Dequeue();
        }

        if (Running().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri($"http://127.0.0.1:{match.Groups["port"].Value}"));
    }

    [GeneratedRegex("^Portal is running at http://[^:]+:(?<port>[0-9]+)/", RegexOptions.CultureInvariant)]
    private static partial Regex Running();
}
