using System.Text.Json.Nodes;
using Portal.Deployment.Tests.Kustomize;

namespace Portal.Deployment.Tests.Manifests;

/// <summary>The manifests of one overlay, or of a job beside the cluster, rendered, and what is often asked of them.</summary>
internal sealed class Overlay
{
    private static readonly Dictionary<string, Overlay> Every =
        new[] { "overlays", "jobs" }.SelectMany(folder => System.IO.Directory.GetDirectories(Repository.PathOf("k8s", folder)))
            .Select(directory => new Overlay(directory)).ToDictionary(one => Path.GetFileName(one.Directory), StringComparer.Ordinal);

    private Overlay(string directory)
    {
        Directory = directory;
        All = Kustomization.Render(directory);
    }

    public static Overlay Single => Of("single");

    public static Overlay Cluster => Of("cluster");

    /// <summary>Names of all, jobs included.</summary>
    public static IReadOnlyList<string> AllNames { get; } = [.. Every.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What an operator starts beside the cluster: backup and so on.</summary>
    public static IReadOnlyList<string> JobNames { get; } = [.. AllNames.Except(["single", "cluster"])];

    public static TheoryData<string> Names => [.. AllNames];

    public static TheoryData<string> Jobs => [.. JobNames];

    public string Directory { get; }

    public IReadOnlyList<JsonObject> All { get; }

    /// <summary>Everything that makes pods.</summary>
    public IEnumerable<JsonObject> Workloads => All.Where(one => one["spec"]?["template"] is not null);

    public IEnumerable<JsonObject> Deployments => OfKind("Deployment");

    public static Overlay Of(string name) => Every[name];

    public IEnumerable<JsonObject> OfKind(string kind) => All.Where(one => one["kind"]!.GetValue<string>() == kind);

    public JsonObject Get(string kind, string name) =>
        OfKind(kind).SingleOrDefault(one => NameOf(one) == name)
        ?? throw new InvalidOperationException($"There is no {kind} {name} in {Directory}.");

    public static string NameOf(JsonNode manifest) => manifest["metadata"]!["name"]!.GetValue<string>();

    public static JsonNode PodOf(JsonNode workload) => workload["spec"]!["template"]!["spec"]!;

    public static JsonNode ContainerOf(JsonNode workload) => Assert.Single(PodOf(workload)["containers"]!.AsArray())!;

    public static Dictionary<string, string> LabelsOf(JsonNode workload) => Strings(workload["spec"]!["template"]!["metadata"]!["labels"]);

    public static Dictionary<string, string> Strings(JsonNode? map) =>
        (map as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>());

    /// <summary>Whether a label selector takes these labels.</summary>
    public static bool Selects(JsonNode selector, Dictionary<string, string> labels) =>
        Strings(selector["matchLabels"]).All(label => labels.GetValueOrDefault(label.Key) == label.Value)
        && (selector["matchExpressions"] as JsonArray ?? []).All(rule =>
            rule!["operator"]!.GetValue<string>() == "In"
            && labels.TryGetValue(rule["key"]!.GetValue<string>(), out var value)
            && rule["values"]!.AsArray().Any(one => one!.GetValue<string>() == value));

    /// <summary>What the container finds in its environment: a text, or where it comes from.</summary>
    public Dictionary<string, JsonNode> EnvironmentOf(JsonNode workload)
    {
        var container = ContainerOf(workload);
        var environment = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var source in container["envFrom"] as JsonArray ?? [])
        {
            foreach (var (name, value) in Get("ConfigMap", source!["configMapRef"]!["name"]!.GetValue<string>())["data"]!.AsObject())
                environment[name] = value!;
        }

        foreach (var variable in container["env"] as JsonArray ?? [])
            environment[variable!["name"]!.GetValue<string>()] = variable["value"] ?? variable["valueFrom"]!;
        return environment;
    }
}
