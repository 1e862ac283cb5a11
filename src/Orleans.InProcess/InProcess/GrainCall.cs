namespace Orleans.InProcess;

/// <summary>A call with its arguments. Structs, made at run time per method, so that a call needs no object.</summary>
internal interface IGrainCall
{
    /// <summary>The token among the arguments, if there is one.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>Calls the method.</summary>
    Task Invoke(object grain);
}

/// <summary>What a reference knows of a method.</summary>
internal sealed class GrainMethod(string name, TurnMode mode, TimeSpan? patience)
{
    public string Name => name;

    public TurnMode Mode => mode;

    /// <summary>How long its callers wait, where that is not the usual time.</summary>
    public TimeSpan? Patience => patience;
}
