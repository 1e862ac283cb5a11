using System.Reflection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Orleans.InProcess;

/// <summary>One class of grains: how to construct them, and those that are active.</summary>
internal sealed class GrainClass
{
    private const string Suffix = "grain";
    private readonly GrainConstructor constructor;

    public GrainClass(GrainEngine engine, Type type, ILogger log)
    {
        Engine = engine;
        Type = type;
        Log = log;
        if (type.GetCustomAttribute<StatelessWorkerAttribute>() is { MaxLocalWorkers: not 1 } worker)
            throw new NotSupportedException($"{type} asks for {worker.MaxLocalWorkers} workers; this engine has one of each key.");
        GrainType = GrainType.Create(NameOf(type));
        constructor = new(type);
        Directory = new(this);
    }

    public GrainEngine Engine { get; }

    public Type Type { get; }

    public ILogger Log { get; }

    /// <summary>The name of the class in storage.</summary>
    public GrainType GrainType { get; }

    public GrainDirectory Directory { get; }

    public Grain Construct(Activation activation, out IReadOnlyList<ILoadedState> states) =>
        constructor.Construct(activation, out states);

    /// <summary>The name that Orleans gives by convention: a database may change engines.</summary>
    private static string NameOf(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name[..^Suffix.Length]
            : name;
    }
}
