namespace Orleans.Runtime;

/// <summary>The place of one activated grain in the process.</summary>
public interface IGrainContext
{
    /// <summary>Class and key.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object; null before it was constructed.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of the process.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Ends the activation after the turns under way.</summary>
    /// <param name="deactivationReason">Why.</param>
    /// <param name="cancellationToken">Not used in one process: nothing is handed over.</param>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
