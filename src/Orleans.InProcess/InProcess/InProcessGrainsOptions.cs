using System.Reflection;

namespace Orleans.InProcess;

/// <summary>Settings of the engine for one process.</summary>
public sealed class InProcessGrainsOptions
{
    /// <summary>Assemblies that hold the grain classes.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>An activation without a call for this long is ended. Default: 15 minutes.</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a stopping process waits for turns and deactivations. Default: 30 seconds.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a caller waits for an answer. Default: 30 seconds.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the process is asked to be one of several: refused when it starts.</summary>
    public bool Clustered { get; set; }

    internal void Validate()
    {
        if (Clustered)
        {
            throw new InvalidOperationException(
                "The InProcess engine is one process and cannot form a cluster. Build with PortalEngine=Orleans.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(IdleAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(DrainTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CallTimeout, TimeSpan.Zero);
    }

    internal IEnumerable<Type> GrainClasses() =>
        Assemblies.Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false })
            .Where(type => typeof(Grain).IsAssignableFrom(type) && typeof(IGrainWithStringKey).IsAssignableFrom(type));
}
