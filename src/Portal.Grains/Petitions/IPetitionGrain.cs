using Orleans.Concurrency;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>One petition; the key is its <see cref="PetitionKey"/>. One turn at a time.</summary>
[Alias("portal.petition")]
public interface IPetitionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Carries out a command, or says why not. A success is durable before it is answered. The same idempotency key
    /// gives the same answer, byte for byte, and one effect.
    /// </summary>
    [Alias("execute")]
    Task<CommandAnswer> Execute(PetitionCommand command, CommandEnvelope envelope);

    /// <summary>The petition, or <see langword="null"/> when it does not exist or the caller has no tie to it.</summary>
    [ReadOnly]
    [Alias("view")]
    Task<PetitionView?> View(Caller caller);

    /// <summary>Ties the petition to the dossier that it is about; doing it again changes nothing.</summary>
    [Alias("link-dossier")]
    Task LinkDossier();
}
