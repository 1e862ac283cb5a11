namespace Orleans.InProcess;

/// <summary>
/// One grain in memory: its object, who works on it, and who waits. Kept small, since there is one per active
/// grain: no queue, semaphore or timer of its own.
/// </summary>
internal sealed partial class Activation(GrainClass grainClass, string key) : IGrainContext
{
    [ThreadStatic]
    private static Activation? underConstruction;

    private Grain? instance;

    private enum Phase : byte
    {
        New,
        Activating,
        Active,
        Deactivating,
        Gone,
    }

    /// <summary>The activation whose grain object is being constructed on this thread.</summary>
    public static Activation? UnderConstruction => underConstruction;

    public GrainId GrainId => new(grainClass.GrainType, IdSpan.Create(key));

    public object? GrainInstance => instance;

    public IServiceProvider ActivationServices => grainClass.Engine.Services;

    /// <summary>The grain object, once active.</summary>
    public Grain Grain => instance!;

    public TGrainInterface AsReference<TGrainInterface>()
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)grainClass.Engine.Reference(typeof(TGrainInterface), key, grainClass.Type.FullName);

    private void Construct(out IReadOnlyList<ILoadedState> states)
    {
        underConstruction = this;
        try
        {
            instance = grainClass.Construct(this, out states);
        }
        finally
        {
            underConstruction = null;
        }
    }
}
