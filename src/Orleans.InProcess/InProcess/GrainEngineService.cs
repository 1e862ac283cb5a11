using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Orleans.InProcess;

/// <summary>Starts and drains the engine with the host, and ends idle activations in between.</summary>
internal sealed class GrainEngineService(GrainEngine engine, TimeProvider clock, ILogger<GrainEngineService> log)
    : BackgroundService
{
    // Often enough that nothing stays much longer than it should, seldom enough to cost nothing.
    private const int LooksPerIdleTime = 4;

    private readonly Meter meter = new("Microsoft.Orleans");
    private PeriodicTimer? timer;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // The name that Orleans gives it, so that one dashboard shows both.
        meter.CreateObservableGauge("orleans-catalog-activations", () => engine.Classes.Sum(c => c.Directory.Count));
        timer = new(engine.Options.IdleAfter / LooksPerIdleTime, clock);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        timer?.Dispose();
        meter.Dispose();
        base.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        impatience.CancelAfter(engine.Options.DrainTimeout);
        var left = await engine.DrainAsync(impatience.Token);
        if (left > 0)
            EngineLog.StoppedBusy(log, left);
        else
            EngineLog.Stopped(log);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        EngineLog.Started(log, engine.Classes.Count);
        try
        {
            while (await timer!.WaitForNextTickAsync(stoppingToken))
                engine.DeactivateIdle();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: the drain follows.
        }
    }
}
