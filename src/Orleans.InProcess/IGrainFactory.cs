namespace Orleans;

/// <summary>Gives references to grains. A reference costs nothing: the grain is activated by the first call.</summary>
public interface IGrainFactory
{
    /// <summary>Gives a reference to the grain with the key.</summary>
    /// <typeparam name="TGrainInterface">The grain interface.</typeparam>
    /// <param name="primaryKey">The key; neither empty nor white space.</param>
    /// <param name="grainClassNamePrefix">Beginning of the full class name, when several classes implement it.</param>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>Gives a reference to the grain with the key, for an interface known only at run time.</summary>
    /// <param name="grainPrimaryKey">The key; neither empty nor white space.</param>
    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);
}
