using Orleans.InProcess;

namespace Orleans;

/// <summary>Identity of a grain or of a reference to one.</summary>
public static class GrainExtensions
{
    /// <summary>The key of the grain.</summary>
    /// <param name="grain">A grain or a reference.</param>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    /// <summary>Class and key of the grain.</summary>
    /// <param name="grain">A grain or a reference.</param>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException($"{grain.GetType()} is neither a grain nor a reference.", nameof(grain)),
    };

    /// <summary>A reference to the grain, which it may give to others; a grain never gives away itself.</summary>
    /// <typeparam name="TGrainInterface">The grain interface.</typeparam>
    /// <param name="grain">A grain or a reference.</param>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
        where TGrainInterface : IGrainWithStringKey => grain switch
        {
            TGrainInterface and GrainReference => (TGrainInterface)grain,
            IGrainBase { GrainContext: Activation activation } => activation.AsReference<TGrainInterface>(),
            _ => throw new ArgumentException($"{grain.GetType()} is not {typeof(TGrainInterface)}.", nameof(grain)),
        };
}
