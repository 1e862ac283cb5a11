using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>
/// Begins dossiers in a silo. For a process without grains: where there are some, the call through the engine would cost
/// a quarter of a submission and guard nothing.
/// </summary>
public sealed class DistantIntake(IGrainFactory grains) : IIntake
{
    private readonly ImmutableArray<IIntakeGrain> intakes = grains.GetIntakes();

    /// <inheritdoc/>
    public Task<CommandAnswer> Begin(DossierKey key, CreatingCommand command, CommandEnvelope envelope) =>
        intakes[(int)((uint)key.GetHashCode() % (uint)intakes.Length)].Begin(key, command, envelope);
}
