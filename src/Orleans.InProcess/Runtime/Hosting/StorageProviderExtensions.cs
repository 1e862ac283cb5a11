using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime.Hosting;

/// <summary>Registers grain storages by name.</summary>
public static class StorageProviderExtensions
{
    private const string DefaultName = "Default";

    /// <summary>Registers a storage under a name, which <see cref="PersistentStateAttribute"/> refers to.</summary>
    /// <typeparam name="T">Type of the storage.</typeparam>
    /// <param name="collection">The services.</param>
    /// <param name="name">The name; <c>Default</c> serves states that name none.</param>
    /// <param name="implementationFactory">Makes the storage, once.</param>
    public static IServiceCollection AddGrainStorage<T>(
        this IServiceCollection collection, string name, Func<IServiceProvider, string, T> implementationFactory)
        where T : IGrainStorage
    {
        collection.AddKeyedSingleton<IGrainStorage>(
            name, (services, key) => implementationFactory(services, (string)key!));
        return collection;
    }

    internal static IGrainStorage GetGrainStorage(this IServiceProvider services, string? name) =>
        services.GetKeyedService<IGrainStorage>(name ?? DefaultName)
        ?? throw new OrleansException($"No grain storage is registered under the name '{name ?? DefaultName}'.");
}
