namespace Orleans;

/// <summary>What the engine knows of a grain object.</summary>
public interface IGrainBase
{
    /// <summary>The place of the grain in the process.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>See <see cref="Grain.OnActivateAsync"/>.</summary>
    /// <param name="cancellationToken">Cancelled when the activation takes too long.</param>
    Task OnActivateAsync(CancellationToken cancellationToken);

    /// <summary>See <see cref="Grain.OnDeactivateAsync"/>.</summary>
    /// <param name="reason">Why the activation ends.</param>
    /// <param name="cancellationToken">Cancelled when the process cannot wait any longer.</param>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken);
}
