using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Looking;

/// <summary>
/// Collects looks and writes them in batches, so that reading a dossier waits for nothing. An orderly stop writes what is
/// there; a crash loses what came in the last moments, as a journal entry never would: a look changes nothing, and to
/// make every read wait for the disk would cost the readers more than those moments are worth.
/// </summary>
internal sealed partial class DossierLooks(LookRows rows, TimeProvider time, ILogger<DossierLooks> logger)
    : BackgroundService, IDossierLooks
{
    private const int MostWaiting = 20_000;
    private const int MostTogether = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PauseWhenAway = TimeSpan.FromSeconds(5);

    private readonly Channel<Look> waiting = System.Threading.Channels.Channel.CreateBounded<Look>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private long lost;

    public void Saw(Caller caller, DossierView dossier, LookAt what)
    {
        if (caller.Subject == dossier.Applicant)
            return;

        var look = Look.Of(
            dossier.Id, caller.Actor, Caller.RoleName(caller.Role), caller.Agency, what,
            time.GetUtcNow().ToUnixTimeMilliseconds());
        if (!waiting.Writer.TryWrite(look))
            Interlocked.Increment(ref lost);
    }

    public Task<Page<LookLine>> OfDossierAsync(
        string dossier, PageRequest page, CancellationToken cancellationToken) =>
        rows.PageAsync(dossier, page, cancellationToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The token is not asked: what waits is written, and the end of the channel ends the loop.
        var together = new Dictionary<(string, long, string), Look>();
        while (together.Count > 0 || await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (together.Count < MostTogether && waiting.Reader.TryRead(out var look))
                together[look.Key] = together.TryGetValue(look.Key, out var before) ? before.With(look) : look;
            var written = await TryWriteAsync(together.Values);
            if (written)
                together.Clear();
            else if (stoppingToken.IsCancellationRequested)
                Interlocked.Add(ref lost, together.Count + waiting.Reader.Count);
            if (Interlocked.Exchange(ref lost, 0) is > 0 and var count)
                LogLost(logger, count);
            if (!written && stoppingToken.IsCancellationRequested)
                return;
            await Task.Delay(written ? Pause : PauseWhenAway, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryWriteAsync(Dictionary<(string, long, string), Look>.ValueCollection looks)
    {
        try
        {
            await rows.AddAsync(looks, CancellationToken.None);
            return true;
        }
        catch (Exception outage) when (outage is DbException || StorageOutage.Is(outage))
        {
            LogAway(logger, looks.Count, outage.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(4101, LogLevel.Warning, "{Count} looks at dossiers wait for the database: {Reason}")]
    private static partial void LogAway(ILogger logger, int count, string reason);

    [LoggerMessage(4102, LogLevel.Error, "{Count} looks at dossiers were not recorded: the database was away for too long")]
    private static partial void LogLost(ILogger logger, long count);
}
