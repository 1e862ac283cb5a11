using Portal.Grains.Petitions;

namespace Portal.Silo.Jobs;

/// <summary>Ties petitions to their dossiers where a process or the storage failed in between.</summary>
internal sealed class PetitionLinkJob(PetitionLinks links) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => links.LookOnceAsync(cancellationToken);
}
