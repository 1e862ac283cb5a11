using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Deployment.Tests.Image;
using Portal.Silo.Hosting;

namespace Portal.Deployment.Tests.Manifests;

/// <summary>What every pod of the portal promises, whichever overlay it is from.</summary>
public sealed class PodTests
{
    public static TheoryData<string, string> Workloads => All(overlay => overlay.Workloads);

    public static TheoryData<string, string> Deployments => All(overlay => overlay.Deployments);

    [Theory]
    [MemberData(nameof(Workloads))]
    public void It_has_no_rights(string overlay, string name)
    {
        var workload = Get(overlay, name);
        var pod = Overlay.PodOf(workload);
        var container = Overlay.ContainerOf(workload);

        Assert.False(pod["automountServiceAccountToken"]!.GetValue<bool>());
        Assert.True(pod["securityContext"]!["runAsNonRoot"]!.GetValue<bool>());
        Assert.Equal("RuntimeDefault", pod["securityContext"]!["seccompProfile"]!["type"]!.GetValue<string>());
        Assert.False(container["securityContext"]!["allowPrivilegeEscalation"]!.GetValue<bool>());
        Assert.True(container["securityContext"]!["readOnlyRootFilesystem"]!.GetValue<bool>());
        Assert.Equal("[\"ALL\"]", container["securityContext"]!["capabilities"]!["drop"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void It_runs_as_the_user_of_the_image(string overlay, string name)
    {
        var security = Overlay.PodOf(Get(overlay, name))["securityContext"]!;

        foreach (var id in (string[])["runAsUser", "runAsGroup", "fsGroup"])
            Assert.Equal(Dockerfile.UserId, security[id]!.GetValue<int>());
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void It_asks_for_processor_and_memory_and_is_limited_in_memory_alone(string overlay, string name)
    {
        var resources = Overlay.ContainerOf(Get(overlay, name))["resources"]!;

        Assert.Equal(["cpu", "memory"], resources["requests"]!.AsObject().Select(pair => pair.Key).Order());
        Assert.Equal(["memory"], resources["limits"]!.AsObject().Select(pair => pair.Key));
        // The runtime's heap ends at three quarters of the limit; what is asked for must fit in there.
        Assert.True(Bytes(resources["requests"]!["memory"]!) * 4 <= Bytes(resources["limits"]!["memory"]!) * 3);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Its_volumes_are_mounted_and_its_mounts_have_volumes(string overlay, string name)
    {
        var workload = Get(overlay, name);
        var volumes = Overlay.PodOf(workload)["volumes"]!.AsArray();
        var mounts = Overlay.ContainerOf(workload)["volumeMounts"]!.AsArray();

        Assert.Equal(Names(volumes), Names(mounts));
        foreach (var claim in volumes.Select(one => one!["persistentVolumeClaim"]?["claimName"]).OfType<JsonNode>())
            Assert.Contains(Overlay.Of(overlay).All.Concat(Overlay.Cluster.All), one => IsClaim(one, claim.GetValue<string>()));
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void It_is_asked_whether_it_started_is_ready_and_lives(string overlay, string name)
    {
        var container = Overlay.ContainerOf(Get(overlay, name));

        Assert.Equal("/health/started", container["startupProbe"]!["httpGet"]!["path"]!.GetValue<string>());
        Assert.Equal("/health/ready", container["readinessProbe"]!["httpGet"]!["path"]!.GetValue<string>());
        Assert.Equal("/health/live", container["livenessProbe"]!["httpGet"]!["path"]!.GetValue<string>());
        Assert.All(
            (string[])["startupProbe", "readinessProbe", "livenessProbe"],
            probe => Assert.Equal(Dockerfile.Port, PortOf(container, container[probe]!["httpGet"]!["port"]!)));
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public async Task It_is_given_longer_to_stop_than_the_program_takes(string overlay, string name)
    {
        var workload = Get(overlay, name);
        var settings = Overlay.Of(overlay).EnvironmentOf(workload).Where(one => one.Key.StartsWith("Shutdown", StringComparison.Ordinal))
            .ToDictionary(one => one.Key.Replace("__", ":", StringComparison.Ordinal), one => (string?)one.Value.GetValue<string>());
        var grace = Overlay.PodOf(workload)["terminationGracePeriodSeconds"]!.GetValue<int>();
        await using var portal = PortalHost.Build(new RunOptions { Port = 0, Environment = "Development", Settings = settings });
        var limit = portal.Services.GetRequiredService<ShutdownOptions>().Whole;

        Assert.NotEmpty(settings);
        Assert.Equal(settings.Values.Sum(value => TimeSpan.Parse(value!, CultureInfo.InvariantCulture).TotalSeconds), limit.TotalSeconds);
        Assert.True(grace > limit.TotalSeconds + 10, $"{grace} s against {limit}");
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Its_selector_takes_its_own_pods_and_no_others(string overlay, string name)
    {
        var workload = Get(overlay, name);
        var taken = Overlay.Of(overlay).Workloads
            .Where(one => Overlay.Selects(workload["spec"]!["selector"]!, Overlay.LabelsOf(one)));

        Assert.Equal([name], taken.Select(Overlay.NameOf));
    }

    private static bool IsClaim(JsonObject manifest, string name) =>
        manifest["kind"]!.GetValue<string>() == "PersistentVolumeClaim" && Overlay.NameOf(manifest) == name;

    private static int PortOf(JsonNode container, JsonNode named) => container["ports"]!.AsArray()
        .Single(port => port!["name"]!.GetValue<string>() == named.GetValue<string>())!["containerPort"]!.GetValue<int>();

    private static IEnumerable<string> Names(JsonArray items) =>
        items.Select(item => item!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal);

    private static long Bytes(JsonNode quantity) => quantity.GetValue<string>() switch
    {
        [.. var number, 'M', 'i'] => long.Parse(number, CultureInfo.InvariantCulture) << 20,
        [.. var number, 'G', 'i'] => long.Parse(number, CultureInfo.InvariantCulture) << 30,
        var other => throw new InvalidOperationException($"{other} is not in Mi or Gi."),
    };

    private static JsonObject Get(string overlay, string name) =>
        Overlay.Of(overlay).Workloads.Single(one => Overlay.NameOf(one) == name);

    private static TheoryData<string, string> All(Func<Overlay, IEnumerable<JsonObject>> which)
    {
        var data = new TheoryData<string, string>();
        foreach (var overlay in Overlay.AllNames)
        {
            foreach (var workload in which(Overlay.Of(overlay)))
                data.Add(overlay, Overlay.NameOf(workload));
        }

        return data;
    }
}
