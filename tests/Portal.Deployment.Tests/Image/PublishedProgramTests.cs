using System.Net;
using System.Runtime.Versioning;
using Portal.Deployment.Tests.Manifests;

namespace Portal.Deployment.Tests.Image;

/// <summary>What the single overlay starts, run without a container engine but under a container's rules.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(PublishedTests.Name)]
public sealed class PublishedProgramTests(PublishedFiles published) : IDisposable
{
    private readonly ContainerFolders folders = new(published.Folder);

    public void Dispose() => folders.Dispose();

    [Fact]
    public async Task It_starts_answers_the_probes_writes_to_its_volume_alone_and_stops_in_order()
    {
        var portal = Overlay.Single.Get("Deployment", "portal");
        var container = Overlay.ContainerOf(portal);
        await using var program = Containers.Start(folders, Overlay.Single, portal);

        var address = await program.ListeningAsync();
        using var http = new HttpClient { BaseAddress = address };
        foreach (var probe in (string[])["startupProbe", "readinessProbe", "livenessProbe"])
        {
            var path = container[probe]!["httpGet"]!["path"]!.GetValue<string>();
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}\n{program.Output}");
        }

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/catalogue/agencies")).StatusCode);
        Assert.True(File.Exists(Path.Combine(folders.Data, "portal.db")));

        var exitCode = await program.StopAsync();

        Assert.True(exitCode == 0, program.Output);
    }

    [Fact]
    public async Task Without_an_issuer_it_refuses_to_start_and_says_why()
    {
        var portal = Overlay.Single.Get("Deployment", "portal");
        await using var program = Containers.Start(folders, Overlay.Single, portal, ("Authentication__Issuer", null));

        Assert.Equal(1, await program.ExitAsync());
        Assert.Contains("Authentication:Issuer", program.Output, StringComparison.Ordinal);
    }
}
