using System.Text.Json.Nodes;

namespace Portal.Deployment.Tests.Manifests;

/// <summary>Several pods stay several: while rolling out, draining nodes, and scaling.</summary>
public sealed class RolloutTests
{
    [Fact]
    public void The_single_pod_ends_before_its_successor_starts()
    {
        var portal = Assert.Single(Overlay.Single.Deployments);

        Assert.Equal(1, portal["spec"]!["replicas"]!.GetValue<int>());
        Assert.Equal("Recreate", portal["spec"]!["strategy"]!["type"]!.GetValue<string>());
        Assert.Equal("Sqlite", Overlay.Single.EnvironmentOf(portal)["Database__Provider"].GetValue<string>());
    }

    [Theory]
    [InlineData("portal-api")]
    [InlineData("portal-silo")]
    public void A_rollout_adds_one_before_it_takes_one_away(string name)
    {
        var spec = Overlay.Cluster.Get("Deployment", name)["spec"]!;

        Assert.Equal(0, spec["strategy"]!["rollingUpdate"]!["maxUnavailable"]!.GetValue<int>());
        Assert.Equal(1, spec["strategy"]!["rollingUpdate"]!["maxSurge"]!.GetValue<int>());
        Assert.True(spec["minReadySeconds"]!.GetValue<int>() >= 10);
    }

    [Fact]
    public void An_upgrade_can_leave_out_the_API_until_the_silos_are_new()
    {
        var left = Assert.Single(
            Overlay.Cluster.Deployments,
            one => (string?)one["metadata"]!["labels"]?["app.kubernetes.io/component"] == "api");

        Assert.Equal("portal-api", left["metadata"]!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("portal-api")]
    [InlineData("portal-silo")]
    public void One_scaler_decides_how_many_there_are_and_never_fewer_than_two(string name)
    {
        var deployment = Overlay.Cluster.Get("Deployment", name);
        var scaler = Assert.Single(Overlay.Cluster.OfKind("HorizontalPodAutoscaler"), TargetIs(name));

        Assert.True(scaler["spec"]!["minReplicas"]!.GetValue<int>() >= 2);
        // A number in the manifest would undo the scaler's at every apply.
        Assert.Null(deployment["spec"]!["replicas"]);
        // Utilisation is measured against the request.
        Assert.NotNull(Overlay.ContainerOf(deployment)["resources"]!["requests"]!["cpu"]);
    }

    [Fact]
    public void Every_scaler_has_its_deployment() => Assert.All(
        Overlay.Cluster.OfKind("HorizontalPodAutoscaler"),
        scaler => Overlay.Cluster.Get("Deployment", scaler["spec"]!["scaleTargetRef"]!["name"]!.GetValue<string>()));

    [Theory]
    [InlineData("portal-api")]
    [InlineData("portal-silo")]
    public void Draining_nodes_takes_one_pod_at_a_time(string name)
    {
        var labels = Overlay.LabelsOf(Overlay.Cluster.Get("Deployment", name));
        var budget = Assert.Single(
            Overlay.Cluster.OfKind("PodDisruptionBudget"),
            one => Overlay.Selects(one["spec"]!["selector"]!, labels));

        Assert.Equal(1, budget["spec"]!["maxUnavailable"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("portal-api")]
    [InlineData("portal-silo")]
    public void Pods_are_spread_over_nodes_and_zones(string name)
    {
        var deployment = Overlay.Cluster.Get("Deployment", name);
        var spread = Overlay.PodOf(deployment)["topologySpreadConstraints"]!.AsArray();

        Assert.Equal(
            ["kubernetes.io/hostname", "topology.kubernetes.io/zone"],
            spread.Select(one => one!["topologyKey"]!.GetValue<string>()));
        Assert.All(spread, one => Assert.True(Overlay.Selects(one!["labelSelector"]!, Overlay.LabelsOf(deployment))));
    }

    private static Predicate<JsonObject> TargetIs(string name) =>
        scaler => scaler["spec"]!["scaleTargetRef"]!["name"]!.GetValue<string>() == name;
}
