using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Grains.Storage.Backups;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Backups;

/// <summary>A backup on the disk, with the documents of what is restored from it.</summary>
internal sealed class BackupFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-backup-").FullName;

    /// <summary>The backup.</summary>
    public string Taken => PathOf("backup");

    /// <summary>Documents of the restored portal.</summary>
    public string Documents => PathOf("documents");

    public string PathOf(string name) => Path.Combine(folder, name);

    public Task<BackupManifest> TakeAsync(RunningPortal portal) => new Backup(
        portal.Services.GetRequiredService<PortalDatabase>(),
        portal.Services.GetRequiredService<PortalDatabaseOptions>(), portal.Documents, TimeProvider.System)
        .TakeAsync(Taken, new Silent(), default);

    /// <param name="target">Where to.</param>
    /// <param name="replace">Also where data is.</param>
    /// <param name="progress">Is told what is done; nobody, if left out.</param>
    public async Task RestoreAsync(TestDatabase target, bool replace = false, IProgress<string>? progress = null)
    {
        await using var database = PortalDatabase.Open(target.Options);
        await new Backup(database, target.Options, Documents, TimeProvider.System)
            .RestoreAsync(Taken, replace, progress ?? new Silent(), default);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Nobody watches.</summary>
    private sealed class Silent : IProgress<string>
    {
        public void Report(string value)
        {
        }
    }
}
