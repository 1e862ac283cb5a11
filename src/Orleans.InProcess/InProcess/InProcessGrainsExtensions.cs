using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Orleans.InProcess;

/// <summary>Registers the engine for one process.</summary>
public static class InProcessGrainsExtensions
{
    /// <summary>Registers the grains of an assembly, the grain factory and what drains at the end.</summary>
    /// <param name="grains">The assembly of the grain classes.</param>
    /// <param name="configure">Changes the settings.</param>
    public static IServiceCollection AddInProcessGrains(
        this IServiceCollection services, Assembly grains, Action<InProcessGrainsOptions>? configure = null)
    {
        services.AddOptions<InProcessGrainsOptions>().Configure(options =>
        {
            options.Assemblies.Add(grains);
            configure?.Invoke(options);
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new GrainEngine(
            provider,
            provider.GetRequiredService<IOptions<InProcessGrainsOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.TryAddSingleton<GrainFactory>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainFactory>());
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainFactory>());
        services.AddHostedService<GrainEngineService>();
        return services;
    }
}
