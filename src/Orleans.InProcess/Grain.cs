using Microsoft.Extensions.DependencyInjection;
using Orleans.InProcess;

namespace Orleans;

/// <summary>
/// Base of every grain class. One turn at a time, each turn over all its awaits; but a turn that forks, for instance
/// over <see cref="Task.WhenAll(IEnumerable{Task})"/>, may go on in several threads at once (on Orleans it would
/// not): gather what the branches answer instead of letting them write to one object.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Takes the place in the process that the engine prepared for this grain.</summary>
    protected Grain() => GrainContext = Activation.UnderConstruction!;

    /// <inheritdoc />
    public IGrainContext GrainContext { get; }

    /// <summary>Class and key in one text, for logs.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>Gives references to other grains.</summary>
    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The services of the process.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <summary>Runs after the states were read and before the first call; a failure fails the waiting calls.</summary>
    /// <param name="cancellationToken">Cancelled when the activation takes too long.</param>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. Best effort: nothing that must be kept may depend on it.</summary>
    /// <param name="reason">Why the activation ends.</param>
    /// <param name="cancellationToken">Cancelled when the process cannot wait any longer.</param>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Ends this activation after the turns under way; the next call makes a new one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);
}
