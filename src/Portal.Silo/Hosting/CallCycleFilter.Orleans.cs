using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;

namespace Portal.Silo.Hosting;

/// <summary>
/// Makes a call that could only wait for itself fail at once and name its way, instead of by a timeout. The way
/// travels in the request context: the incoming side adds the turn, the outgoing side looks for the target in it.
/// Unlike the in-process engine it cannot see that a turn has ended: work that outlives its turn must not call back.
/// </summary>
internal sealed class CallCycleFilter : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    private const string WayName = "portal.way";

    // Before each turn, and between the grain and the method of one; control characters occur in no key.
    private const char TurnStart = '\u001e';
    private const char GrainEnd = '\u001f';

    private readonly ConcurrentDictionary<MethodInfo, Kind> kinds = new();

    private enum Kind
    {
        Changing = '!',
        Reading = '?',
        Interleaving = '*',
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var kind = KindOf(context);
        var turn = $"{TurnStart}{(char)kind}{context.TargetId}{GrainEnd}{context.MethodName}";
        if (kind != Kind.Interleaving && !context.TargetId.IsSystemTarget())
            RequestContext.Set(WayName, Way + turn);
        return context.Invoke();
    }

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Way is { } way && KindOf(context) is var kind and not Kind.Interleaving)
        {
            var target = context.TargetId.ToString();
            var blocked = way.Contains($"{TurnStart}{(char)Kind.Changing}{target}{GrainEnd}", StringComparison.Ordinal)
                || (kind == Kind.Changing
                    && way.Contains($"{TurnStart}{(char)Kind.Reading}{target}{GrainEnd}", StringComparison.Ordinal));
            if (blocked)
                throw Cycle($"{way}{TurnStart}{(char)kind}{target}{GrainEnd}{context.MethodName}");
        }

        return context.Invoke();
    }

    private static string? Way => RequestContext.Get(WayName) as string;

    private static InvalidOperationException Cycle(string way)
    {
        var steps = way.Split(TurnStart, StringSplitOptions.RemoveEmptyEntries).Select(Describe);
        return new($"Call cycle: {string.Join(" -> ", steps)} would wait for itself.");
    }

    // Keys may be those of persons, and messages are logged: a mark of the key is enough to see the circle.
    private static string Describe(string turn)
    {
        var (slash, end) = (turn.IndexOf('/', StringComparison.Ordinal), turn.LastIndexOf(GrainEnd));
        var mark = string.GetHashCode(turn.AsSpan(slash + 1, end - slash - 1), StringComparison.Ordinal);
        return $"{turn[1..slash]}#{mark:x8}.{turn[(end + 1)..]}";
    }

    private Kind KindOf(IGrainCallContext context) => kinds.GetOrAdd(
        context.InterfaceMethod,
        static method => method.IsDefined(typeof(AlwaysInterleaveAttribute)) ? Kind.Interleaving
            : method.IsDefined(typeof(ReadOnlyAttribute)) ? Kind.Reading
            : Kind.Changing);
}
