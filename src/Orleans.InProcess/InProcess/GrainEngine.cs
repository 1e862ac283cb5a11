using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Orleans.InProcess;

/// <summary>All grains of the process.</summary>
internal sealed class GrainEngine
{
    private readonly ConcurrentDictionary<Type, (GrainClass Class, GrainInterface Interface)> targets = new();
    private readonly TimeProvider clock;
    private volatile EngineState state;

    public GrainEngine(
        IServiceProvider services, InProcessGrainsOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        options.Validate();
        Services = services;
        Options = options;
        this.clock = clock;
        Classes = [.. options.GrainClasses().Select(type => new GrainClass(this, type, loggers.CreateLogger(type)))];
        foreach (var same in Classes.GroupBy(c => c.GrainType).Where(group => group.Count() > 1))
            throw new OrleansException($"Several grain classes are named '{same.Key}': {Names(same)}.");
        // Contracts that cannot be honoured are refused when the process starts, not on the first call.
        foreach (var contract in Classes.SelectMany(c => GrainInterface.ImplementedBy(c.Type)).Distinct())
            GrainInterface.Of(contract);
    }

    private enum EngineState
    {
        Running,
        Draining,
        Stopped,
    }

    public IServiceProvider Services { get; }

    public InProcessGrainsOptions Options { get; }

    public IReadOnlyList<GrainClass> Classes { get; }

    /// <summary>The moment, in ticks.</summary>
    public long Now => clock.GetUtcNow().UtcTicks;

    /// <summary>Whether calls are taken: while draining, only those that turns under way need to end.</summary>
    public bool Accepts(Turn? caller) =>
        state == EngineState.Running || (state == EngineState.Draining && caller is not null);

    /// <summary>Ends activations that nobody has called for the configured time.</summary>
    public void DeactivateIdle()
    {
        var moment = Now - Options.IdleAfter.Ticks;
        foreach (var activation in Classes.SelectMany(c => c.Directory))
            activation.DeactivateIfUnusedSince(moment);
    }

    /// <summary>Refuses new calls, lets turns under way end and deactivates every grain.</summary>
    /// <returns>How many activations were still there when the token was cancelled.</returns>
    public async Task<int> DrainAsync(CancellationToken impatience)
    {
        state = EngineState.Draining;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The process is stopping.");
        // Turns under way may still activate others, so look until there is none.
        while (Classes.Any(c => !c.Directory.IsEmpty) && !impatience.IsCancellationRequested)
        {
            var ends = Classes.SelectMany(c => c.Directory).Select(activation => activation.DeactivateAsync(reason));
            await Task.WhenAll(ends).WaitAsync(impatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        state = EngineState.Stopped;
        return Classes.Sum(c => c.Directory.Count);
    }

    public GrainReference Reference(Type type, string key, string? classPrefix = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var target = classPrefix is null ? targets.GetOrAdd(type, Find) : Find(type, classPrefix);
        return target.Interface.Refer(target.Class, key);
    }

    private static string Names(IEnumerable<GrainClass> classes) => string.Join(", ", classes.Select(c => c.Type));

    private (GrainClass Class, GrainInterface Interface) Find(Type type) => Find(type, "");

    private (GrainClass Class, GrainInterface Interface) Find(Type type, string classPrefix)
    {
        var found = Classes
            .Where(c => type.IsAssignableFrom(c.Type))
            .Where(c => c.Type.FullName!.StartsWith(classPrefix, StringComparison.Ordinal))
            .ToList();
        return found.Count switch
        {
            1 => (found[0], GrainInterface.Of(type)),
            0 => throw new ArgumentException($"No grain class implements {type}; are its grains registered?"),
            _ => throw new ArgumentException($"Several grain classes implement {type}: {Names(found)}."),
        };
    }
}
