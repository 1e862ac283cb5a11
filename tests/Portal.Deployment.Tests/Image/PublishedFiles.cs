using System.Runtime.Versioning;

namespace Portal.Deployment.Tests.Image;

/// <summary>The published program, made once: two publications at a time would write the same files of the build.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PublishedFiles : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-published-");

    public string Folder => folder.FullName;

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(Folder, ContainerFolders.Readable);
        await PublishedProgram.PublishAsync(Folder);
    }

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

[CollectionDefinition(Name)]
[UnsupportedOSPlatform("windows")]
public sealed class PublishedTests : ICollectionFixture<PublishedFiles>
{
    public const string Name = "published program";
}
