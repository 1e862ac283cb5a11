using Portal.Grains.Documents;

namespace Portal.Silo.Jobs;

/// <summary>Throws away uploads that nobody finished, and finishes what a crash interrupted at the last step.</summary>
internal sealed class UploadCleaningJob(UploadCleaner cleaner) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => cleaner.CleanOnceAsync(cancellationToken);
}
