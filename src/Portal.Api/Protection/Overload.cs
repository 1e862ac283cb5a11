using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Portal.Api.Problems;
using Portal.Grains.Shared;

namespace Portal.Api.Protection;

/// <summary>
/// Turns requests away at the door when there are too many, those that matter least first. Nothing waits here: who is
/// let in keeps the moment of arrival, who is not is told at once when to come back.
/// </summary>
internal sealed class Overload : IDisposable
{
    public const string MeterName = "Portal.Overload";

    private readonly OverloadLimit[] limits;
    private readonly WaitingTime waiting;
    private readonly Meter meter;
    private readonly long[] turnedAway;
    private int underWay;
    private int sending;
    private uint refusals;

    public Overload(OverloadOptions options, WaitingTime waiting)
    {
        this.waiting = waiting;
        meter = new Meter(new MeterOptions(MeterName) { Scope = this });
        limits = [options.Anonymous, options.Reading, options.Working, options.Sending];
        turnedAway = new long[limits.Length];
        // Observed, so that it is told from the start, with 0 for every kind.
        meter.CreateObservableCounter("portal.overload.turned_away", TurnedAway, "{request}", "Requests told to come back, by kind.");
        meter.CreateObservableGauge("portal.overload.under_way", () => Volatile.Read(ref underWay), "{request}", "Requests under way.");
        meter.CreateObservableGauge("portal.overload.wait", () => waiting.Milliseconds, "ms", "How long work waits for a processor.");
    }

    /// <summary>Requests under way, files and event streams not counted.</summary>
    public int UnderWay => Volatile.Read(ref underWay);

    /// <summary>Lets the request in, or turns it away.</summary>
    public Task Pass(HttpContext context, RequestDelegate next)
    {
        switch (RequestKinds.Of(context.Request))
        {
            case RequestKind.Free:
                return next(context);
            case RequestKind.Sending:
                return Pass(context, next, RequestKind.Sending, ref sending);
            case var kind:
                return Pass(context, next, kind, ref underWay);
        }
    }

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<long>> TurnedAway() => turnedAway.Select((_, kind) => new Measurement<long>(
        Interlocked.Read(ref turnedAway[kind]),
        new KeyValuePair<string, object?>("kind", ((RequestKind)kind).ToString())));

    private Task Pass(HttpContext context, RequestDelegate next, RequestKind kind, ref int count)
    {
        var limit = limits[(int)kind];
        if (Volatile.Read(ref count) >= limit.AtOnce || waiting.Milliseconds >= limit.WaitMilliseconds)
            return TurnAway(context, kind, limit);

        Interlocked.Increment(ref count);
        Task running;
        try
        {
            running = next(context);
        }
        catch
        {
            Interlocked.Decrement(ref count);
            throw;
        }

        // What is done already needs no machinery to wait for it.
        if (!running.IsCompleted)
            return Leave(running, kind);

        Interlocked.Decrement(ref count);
        return running;
    }

    private async Task Leave(Task running, RequestKind kind)
    {
        try
        {
            await running;
        }
        finally
        {
            Interlocked.Decrement(ref kind == RequestKind.Sending ? ref sending : ref underWay);
        }
    }

    private Task TurnAway(HttpContext context, RequestKind kind, OverloadLimit limit)
    {
        Interlocked.Increment(ref turnedAway[(int)kind]);
        var later = (int)(Interlocked.Increment(ref refusals) % ((uint)limit.RetrySeconds / 2 + 1));
        return new PortalProblem(Refusal.Of("server.overloaded"), limit.RetrySeconds + later).ExecuteAsync(context);
    }
}
