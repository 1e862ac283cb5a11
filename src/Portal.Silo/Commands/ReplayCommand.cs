using System.Runtime.InteropServices;
using Portal.Silo.Replay;
using Portal.Silo.Replay.Published;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Commands;

/// <summary>
/// Drives a published month of a unit through the API and compares the scores. Exit code 0 when every index agrees, 1
/// when one differs or the portal refuses something, 2 when the observation cannot be replayed.
/// </summary>
internal static class ReplayCommand
{
    private const int Differs = 1;
    private const int CannotBeReplayed = 2;
    private const int Interrupted = 130;

    public static readonly string[] Options = ["--unit=", "--period=", "--file=", "--seed=", "--data=", "--url=", "--with-units", "--resume"];

    public static async Task<int> ExecuteAsync(CommandLine line)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await RunAsync(line, Console.Out, stop.Token);
        }
        catch (ReplayPlanException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return CannotBeReplayed;
        }
        catch (HttpRequestException broken)
        {
            await Console.Error.WriteLineAsync($"The portal cannot be reached: {broken.Message}");
            return Differs;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("The replay was stopped.");
            return Interrupted;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("The portal did not answer in time.");
            return Differs;
        }
    }

    /// <summary>Replays what the options name and writes the report.</summary>
    public static async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken cancellationToken)
    {
        var plan = PlanOf(line);
        await using var portal = AddressIn(line) is { } address
            ? ReplayPortal.At(address)
            : await ReplayPortal.StartAsync(line.Text("--data"), asConfigured: line.Has("--with-units"));
        var report = await Replays.RunAsync(plan, portal.Address, line.Has("--resume"), cancellationToken, LogOf(line, plan));
        foreach (var text in report.Lines())
            await output.WriteLineAsync(text);
        return report.Agrees ? 0 : Differs;
    }

    private static ReplayPlan PlanOf(CommandLine line)
    {
        var all = ObservationFile.Read(line.Text("--file") ?? ObservationFile.Shipped);
        var (unit, period) = (line.Text("--unit") ?? Replays.DefaultUnit, line.Text("--period") ?? Replays.DefaultPeriod);
        var seed = line.Number("--seed") ?? Replays.DefaultSeed;
        if (line.Has("--with-units"))
            return Replays.Plan(ObservationFile.Below(all, unit, period), ReplayStyle.Lean, seed, ObservationFile.Find(all, unit, period));

        var units = unit.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var observations = units.Select(one => ObservationFile.Find(all, one, period)).ToList();
        return Replays.Plan(observations, observations.Count == 1 ? ReplayStyle.Full : ReplayStyle.Lean, seed);
    }

    /// <summary>A replay of a whole province is long: what it has done is written down beside it, to go on from there.</summary>
    private static string? LogOf(CommandLine line, ReplayPlan plan) => plan.Parent is not { } parent
        ? null
        : Path.Combine(line.Text("--data") ?? ".portal", $"replay-{parent.Unit}-{parent.Period}.log");

    private static Uri? AddressIn(CommandLine line) => line.Text("--url") switch
    {
        null => null,
        var text when Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" => address,
        var text => throw new CommandLineException($"Option --url needs an address such as http://localhost:8080, not '{text}'."),
    };
}
