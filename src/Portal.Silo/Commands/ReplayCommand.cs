using System.Runtime.InteropServices;
using Portal.Silo.Replay;

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

    public static readonly string[] Options = ["--unit=", "--period=", "--file=", "--seed=", "--data=", "--url="];

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
        var observation = ObservationFile.Find(
            ObservationFile.Read(line.Text("--file") ?? ObservationFile.Shipped),
            line.Text("--unit") ?? Replays.DefaultUnit,
            line.Text("--period") ?? Replays.DefaultPeriod);
        var (plan, catalogue) = Replays.Plan(observation, line.Number("--seed") ?? Replays.DefaultSeed);

        await using var portal = AddressIn(line) is { } address
            ? ReplayPortal.At(address)
            : await ReplayPortal.StartAsync(line.Text("--data"));
        var result = await Replays.RunAsync(plan, catalogue, portal.Address, cancellationToken);
        var report = new ReplayReport(result);
        foreach (var text in report.Lines())
            await output.WriteLineAsync(text);
        return report.Agrees ? 0 : Differs;
    }

    private static Uri? AddressIn(CommandLine line) => line.Text("--url") switch
    {
        null => null,
        var text when Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" => address,
        var text => throw new CommandLineException($"Option --url needs an address such as http://localhost:8080, not '{text}'."),
    };
}
