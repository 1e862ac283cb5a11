using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>
/// Begins dossiers. A dossier that does not exist yet has no state that a grain of its own could guard, and after its
/// submission it waits for hours: activating one for each would be the dearest part of a submission. Should an id be
/// begun twice, the revision guard of the journal refuses the second.
/// </summary>
public interface IIntake
{
    /// <summary>Begins a dossier, or says why not; durable, and once for its idempotency key, as every command.</summary>
    Task<CommandAnswer> Begin(DossierKey key, CreatingCommand command, CommandEnvelope envelope);
}
