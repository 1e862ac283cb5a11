using System.Runtime.Versioning;
using Portal.Deployment.Tests.Manifests;

namespace Portal.Deployment.Tests.Image;

/// <summary>An image that was built with the engine of one process says so when it is given to the cluster overlay.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(PublishedTests.Name)]
public sealed class ClusterProgramTests(PublishedFiles published) : IDisposable
{
    private readonly ContainerFolders folders = new(published.Folder);

    public void Dispose() => folders.Dispose();

    [Theory]
    [InlineData("portal-silo")]
    [InlineData("portal-api")]
    public async Task It_refuses_to_be_part_of_a_cluster_and_says_what_to_do(string deployment)
    {
        await using var program = Containers.Start(
            folders, Overlay.Cluster, Overlay.Cluster.Get("Deployment", deployment), ("Database__ConnectionString", "Host=127.0.0.1"));

        Assert.Equal(1, await program.ExitAsync());
        Assert.Contains("Use the Orleans engine", program.Output, StringComparison.Ordinal);
    }
}
