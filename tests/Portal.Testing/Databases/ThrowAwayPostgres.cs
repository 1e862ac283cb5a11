using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Portal.Silo.Hosting;

namespace Portal.Testing.Databases;

/// <summary>A PostgreSQL server of its own on a free port of the loopback, with its files in a temporary folder.</summary>
public sealed class ThrowAwayPostgres : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly UnprivilegedUser? user = UnprivilegedUser.ForThisProcess();
    private readonly string binaries = FindBinaries();
    private readonly string folder;
    private readonly bool durable;
    private readonly int diskMegabytes;
    private readonly Queue<string> log = [];
    private Process? guard;
    private Process? process;

    private ThrowAwayPostgres(bool durable, int diskMegabytes)
    {
        this.durable = durable;
        this.diskMegabytes = diskMegabytes;
        folder = Directory.CreateTempSubdirectory("portal-pg-").FullName;
        Port = FreePort.Find();
    }

    public int Port { get; }

    /// <summary>Of the server's first process, for tests that kill it.</summary>
    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The server does not run.");

    /// <summary>As the superuser, to the database <c>postgres</c>.</summary>
    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres");

    /// <summary>Its disk, where it has a small one of its own; <see langword="null"/> otherwise.</summary>
    public SmallDisk? Disk { get; private set; }

    /// <summary>Creates and starts a server.</summary>
    /// <param name="durable">
    /// <see langword="false"/> leaves out fsync: faster, and still safe when only processes are killed, not the machine.
    /// </param>
    /// <param name="diskMegabytes">
    /// Size of a disk of its own that can be filled, where this process may mount one; 0: it lives among other files.
    /// </param>
    public static async Task<ThrowAwayPostgres> StartNewAsync(bool durable = false, int diskMegabytes = 0)
    {
        var server = new ThrowAwayPostgres(durable, diskMegabytes);
        await server.InitializeAsync();
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts the server, also again after <see cref="Kill"/>, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var giveUp = Stopwatch.StartNew();
        while (true)
        {
            process = Start("postgres", Arguments());
            if (await AnswersAsync(giveUp))
                return;

            // After a kill, the last of the old server's processes may still hold its shared memory.
            if (giveUp.Elapsed > StartLimit)
                throw new InvalidOperationException($"PostgreSQL does not start:\n{ReadLog()}");
            await Task.Delay(100);
        }
    }

    /// <summary>Waits until it answers again, and starts it where it has given up; says whether it had.</summary>
    public async Task<bool> RecoverAsync()
    {
        if (process is not null && await AnswersAsync(Stopwatch.StartNew()))
            return false;

        await StartAsync();
        return true;
    }

    /// <summary>Ends all its processes at once, as a power cut would, without a chance to write anything.</summary>
    public void Kill()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process = null;
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary><c>kill -9</c> of its first process alone; the others notice, and end when they can.</summary>
    public void KillFirstProcess()
    {
        process?.Kill();
        process?.WaitForExit();
        process = null;
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>All its processes stand still: connections are there, and nobody answers.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>After <see cref="FreezeAsync"/>: goes on where it stood.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>
    /// Commits wait, holding their locks, for a replica that does not exist; or wait no more. Returns when the first one waits:
    /// somebody has to be at work.
    /// </summary>
    public async Task StallCommitsAsync(bool stall)
    {
        await RecoverAsync();
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Timeout=30");
        await connection.OpenAsync();
        await connection.ExecuteAsync($"ALTER SYSTEM SET synchronous_standby_names = '{(stall ? "nobody" : "")}'");
        await connection.ExecuteAsync("SELECT pg_reload_conf()");
        var giveUp = Stopwatch.StartNew();
        while (stall && (await connection.QueryAsync(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'", row => row.GetInt32(0))).Count == 0)
        {
            if (giveUp.Elapsed > StartLimit)
                throw new InvalidOperationException("No commit waits.");
            await Task.Delay(20);
        }
    }

    /// <summary>Stops it in order: sessions are ended, everything is written.</summary>
    public Task StopAsync() => StopAsync("fast");

    /// <summary>Stops it at once, as a host that is out of patience does; it recovers at its next start.</summary>
    public Task StopAtOnceAsync() => StopAsync("immediate");

    private async Task StopAsync(string mode)
    {
        if (process is not { } stopping)
            return;

        using var stop = Start("pg_ctl", ["stop", "-D", DataFolder, "-m", mode, "-w"]);
        await stop.WaitForExitAsync();
        await stopping.WaitForExitAsync();
        process = null;
    }

    private async Task SignalAsync(string signal)
    {
        string[] command = ["-c", string.Create(
            CultureInfo.InvariantCulture, $"kill -{signal} {ProcessId} $(cat /proc/{ProcessId}/task/{ProcessId}/children)")];
        using var sent = Process.Start("sh", command);
        await sent.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        if (guard is not null)
        {
            guard.StandardInput.Close();
            await guard.WaitForExitAsync();
            guard.Dispose();
        }
    }

    private string DataFolder => Path.Combine(folder, "data");

    private string[] Arguments() =>
    [
        "-D", DataFolder, "-p", Port.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-k", "",
        "-c", "max_connections=200", "-c", "shared_buffers=128MB", "-c", durable ? "fsync=on" : "fsync=off",
        .. diskMegabytes == 0 ? Array.Empty<string>() : ["-c", "max_wal_size=96MB", "-c", "min_wal_size=32MB"],
    ];

    /// <summary>
    /// A shell that waits for the end of this process, whatever way it ends, and then stops the server and removes its
    /// files: it sees its input close.
    /// </summary>
    private static Process StartGuard(string folder)
    {
        const string Script =
            """
            cat > /dev/null
            pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null) && kill -QUIT "$pid" 2> /dev/null
            while [ -n "$pid" ] && kill -0 "$pid" 2> /dev/null; do sleep 0.1; done
            umount -l "$1" 2> /dev/null
            rm -rf "$1"
            """;
        return Process.Start(new ProcessStartInfo("sh", ["-c", Script, "guard", folder])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    }

    private async Task InitializeAsync()
    {
        guard = StartGuard(folder);
        if (diskMegabytes > 0)
            Disk = await SmallDisk.TryMountAsync(folder, diskMegabytes);
        if (user is not null)
        {
            using var chown = Process.Start("chown", [$"{user.Uid}:{user.Gid}", folder]);
            await chown.WaitForExitAsync();
        }

        using var init = Start(
            "initdb",
            ["-D", DataFolder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        await init.WaitForExitAsync();
        if (init.ExitCode != 0)
            throw new InvalidOperationException($"initdb failed:\n{ReadLog()}");
    }

    private async Task<bool> AnswersAsync(Stopwatch giveUp)
    {
        while (!process!.HasExited && giveUp.Elapsed < StartLimit)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Timeout=2");
                await connection.OpenAsync();
                return true;
            }
            catch (NpgsqlException)
            {
                // Not ready yet; whether it ever gets ready is decided by the process and the time limit.
                await Task.Delay(20);
            }
        }

        return false;
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        var start = UnprivilegedUser.Command(user, Path.Combine(binaries, program), arguments);
        start.WorkingDirectory = folder;
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, line) => Remember(line.Data);
        started.ErrorDataReceived += (_, line) => Remember(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Remember(string? line)
    {
        lock (log)
        {
            log.Enqueue(line ?? "");
            if (log.Count > 100)
                log.Dequeue();
        }
    }

    private string ReadLog()
    {
        lock (log)
            return string.Join('\n', log);
    }

    /// <summary>Where initdb, pg_dump and the others are.</summary>
    public static string FindBinaries()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var places = debian
            .OrderByDescending(path => int.TryParse(
                Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(path => Path.Combine(path, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return places.FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
            ?? throw new InvalidOperationException(
                "PostgreSQL is not installed (initdb not found). On Debian: apt-get install postgresql.");
    }
}
