using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Grains.Journal.Writing;

namespace Portal.Deployment.Tests.Manifests;

/// <summary>PostgreSQL has room for every pod that the scalers may start, and the documents say how much that is.</summary>
public sealed partial class ConnectionTests
{
    /// <summary>For superusers (PostgreSQL keeps 3), replication and monitoring.</summary>
    private const int Others = 12;

    /// <summary>During a rollout: one that waits for its end. That one comes is in the manifests.</summary>
    private const int Leaving = 1;

    [Fact]
    public void All_pods_together_open_no_more_connections_than_the_documents_ask_PostgreSQL_for()
    {
        var pods = Overlay.Cluster.Deployments.Sum(ConnectionsOf);
        // One that migrates, and one of the operator's: backup, verify or archive.
        var commands = PoolOf(Overlay.Cluster.Get("Job", "portal-migrate"))
            + Overlay.JobNames.Max(name => PoolOf(Overlay.Of(name).Get("Job", $"portal-{name}"), name));

        Assert.True(pods + commands + Others <= Documented("capacity.md"), $"{pods} + {commands} + {Others}");
    }

    [Fact]
    public void Every_document_names_the_same_number() => Assert.Equal(
        [Documented("capacity.md"), Documented("capacity.md")], [Documented("operations.md"), Documented("../k8s/README.md")]);

    [Theory]
    [InlineData("portal-api")]
    [InlineData("portal-silo")]
    [InlineData("portal-migrate")]
    public void The_arithmetic_is_that_of_the_manifests(string name)
    {
        var workload = Overlay.Cluster.Workloads.Single(one => Overlay.NameOf(one) == name);
        var scaler = Overlay.Cluster.OfKind("HorizontalPodAutoscaler").SingleOrDefault(one => Overlay.NameOf(one) == name);
        var pods = scaler is null ? "2" : $"{scaler["spec"]!["maxReplicas"]} + {Surge(workload) + Leaving}";

        Assert.Contains($"| {pods} | {PoolOf(workload)} |", File.ReadAllText(Repository.PathOf("docs", "capacity.md")), StringComparison.Ordinal);
    }

    private static int ConnectionsOf(JsonObject deployment)
    {
        var most = Overlay.Cluster.Get("HorizontalPodAutoscaler", Overlay.NameOf(deployment))["spec"]!["maxReplicas"]!.GetValue<int>();
        var environment = Overlay.Cluster.EnvironmentOf(deployment);
        var lanes = !Overlay.ContainerOf(deployment)["args"]!.ToJsonString().Contains("silo", StringComparison.Ordinal) ? 0
            : environment.TryGetValue("Journal__Lanes", out var set) ? Number(set)
            : new JournalOptions().Lanes;
        return (most + Surge(deployment) + Leaving) * (PoolOf(deployment) + lanes);
    }

    private static int Surge(JsonObject workload) => workload["spec"]!["strategy"]?["rollingUpdate"]!["maxSurge"]!.GetValue<int>() ?? 0;

    private static int PoolOf(JsonObject workload, string overlay = "cluster") =>
        Number(Overlay.Of(overlay).EnvironmentOf(workload)["Database__PoolSize"]);

    private static int Number(JsonNode value) => int.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture);

    private static int Documented(string document) => int.Parse(
        MaxConnections().Match(File.ReadAllText(Repository.PathOf("docs", document))).Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("max_connections = (?<number>[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex MaxConnections();
}
