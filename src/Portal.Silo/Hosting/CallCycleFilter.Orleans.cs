using System.Reflection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Portal.Silo.Hosting;

/// <summary>
/// Makes a call that could only wait for itself fail at once and name its way, instead of by a timeout. The way
/// travels in the request context: the incoming side adds the turn, the outgoing side looks for the target in it.
/// </summary>
internal sealed class CallCycleFilter : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    private const string WayName = "portal.way";
    private const char ReadingMark = '?';
    private const char ChangingMark = '!';

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (!context.TargetId.IsSystemTarget() && !MayAlwaysRun(context))
        {
            var turn = $"{(IsReading(context) ? ReadingMark : ChangingMark)}{context.TargetId}";
            RequestContext.Set(WayName, Way() is { } way ? [.. way, turn] : new[] { turn });
        }

        return context.Invoke();
    }

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Way() is { } way && !MayAlwaysRun(context) && IsBlocked(way, context))
        {
            var steps = way.Select(turn => turn[1..]).Append($"{context.TargetId}.{context.MethodName}");
            throw new InvalidOperationException($"Call cycle: {string.Join(" -> ", steps)} would wait for itself.");
        }

        return context.Invoke();
    }

    private static string[]? Way() => RequestContext.Get(WayName) as string[];

    private static bool IsBlocked(string[] way, IGrainCallContext context)
    {
        var target = context.TargetId.ToString();
        var reading = IsReading(context);
        return way.Any(turn => turn.AsSpan(1).SequenceEqual(target) && !(reading && turn[0] == ReadingMark));
    }

    private static bool IsReading(IGrainCallContext context) =>
        context.InterfaceMethod.IsDefined(typeof(ReadOnlyAttribute));

    private static bool MayAlwaysRun(IGrainCallContext context) =>
        context.InterfaceMethod.IsDefined(typeof(AlwaysInterleaveAttribute));
}
