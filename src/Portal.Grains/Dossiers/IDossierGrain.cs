using Orleans.Concurrency;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>One dossier; the key is its <see cref="DossierKey"/>. One turn at a time.</summary>
[Alias("portal.dossier")]
public interface IDossierGrain : IGrainWithStringKey
{
    /// <summary>
    /// Carries out a command, or says why not. A success is durable before it is answered. The same idempotency key
    /// gives the same answer, byte for byte, and one effect.
    /// </summary>
    [Alias("execute")]
    Task<CommandAnswer> Execute(DossierCommand command, CommandEnvelope envelope);

    /// <summary>The dossier, or <see langword="null"/> when it does not exist or the caller has no tie to it.</summary>
    [ReadOnly]
    [Alias("view")]
    Task<DossierView?> View(Caller caller);
}
