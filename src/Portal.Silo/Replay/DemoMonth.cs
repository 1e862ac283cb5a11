using Dapper;
using Portal.Api.Dev;
using Portal.Api.Protection;
using Portal.Grains.Storage;
using Portal.Silo.Replay.Published;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Replay;

/// <summary>
/// Fills an empty development portal with the sample month, through its own API, so that there is something to look at.
/// </summary>
internal static class DemoMonth
{
    // Enough to be ranked against each other, and loaded in seconds: industrial zones, industry and trade, education.
    private static readonly string[] Units = [Replays.DefaultUnit, "H44.07", "H44.08"];

    private const string AnyDossier = "select count(*) from (select 1 from dossier limit 1) first";

    /// <summary>Loads the month when there is no dossier yet; stopping the portal stops it.</summary>
    public static async Task LoadAsync(WebApplication app, Uri address)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            if (await HasDossiersAsync(app.Services.GetRequiredService<PortalDatabase>(), stopping))
            {
                Console.WriteLine("The database has dossiers: the sample month is not loaded.");
                return;
            }

            await ReplayAsync(app, address, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Console.WriteLine("The sample month is loaded in part and will not be continued; an empty --data directory begins anew.");
        }
        catch (Exception failed) when (failed is InvalidOperationException or HttpRequestException or ReplayPlanException)
        {
            // The portal itself is well: whoever started it goes on without samples, or with a part of them.
            Console.WriteLine($"The sample month was not loaded to its end: {failed.Message}");
        }
    }

    private static async Task ReplayAsync(WebApplication app, Uri address, CancellationToken stopping)
    {
        var observations = ObservationFile.Read(ObservationFile.Shipped);
        var units = Units.Select(unit => ObservationFile.Find(observations, unit, Replays.DefaultPeriod)).ToArray();
        Console.WriteLine(
            $"Loading the sample month {Replays.DefaultPeriod} of {string.Join(", ", Units)}; until it is done the clock shows that month.");

        var plan = Replays.Plan(units);
        using var widened = WidenedLimits.Of(app.Services.GetRequiredService<RateLimitOptions>());
        try
        {
            var report = await Replays.RunAsync(plan, address, resume: false, stopping);
            foreach (var text in report.Lines())
                Console.WriteLine(text);
        }
        finally
        {
            // Also when the portal is already stopping and answers no more requests.
            app.Services.GetRequiredService<SimulatedClock>().Release();
        }
    }

    private static async Task<bool> HasDossiersAsync(PortalDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(AnyDossier, cancellationToken: cancellationToken)) > 0;
    }
}
