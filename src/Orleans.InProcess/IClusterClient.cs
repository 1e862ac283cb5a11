namespace Orleans;

/// <summary>The grain factory of callers that are not grains: pages, endpoints, jobs.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The services of the process.</summary>
    IServiceProvider ServiceProvider { get; }
}
