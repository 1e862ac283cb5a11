using Orleans.Concurrency;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>The intake of a silo, for processes that have no journal of their own.</summary>
[Alias("portal.intake")]
public interface IIntakeGrain : IGrainWithStringKey
{
    /// <inheritdoc cref="IIntake.Begin"/>
    [AlwaysInterleave]
    [Alias("begin")]
    Task<CommandAnswer> Begin(DossierKey key, CreatingCommand command, CommandEnvelope envelope);
}
