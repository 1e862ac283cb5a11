using System.Text.Json.Nodes;
using Portal.Deployment.Tests.Kustomize;

namespace Portal.Deployment.Tests.Manifests;

/// <summary>The manifests of one overlay, rendered, and what is often asked of them.</summary>
internal sealed class Overlay
{
    private Overlay(string name)
    {
        Directory = Repository.PathOf("k8s", "overlays", name);
        All = Kustomization.Render(Directory);
    }

    public static Overlay Single { get; } = new("single");

    public static Overlay Cluster { get; } = new("cluster");

    public string Directory { get; }

    public IReadOnlyList<JsonObject> All { get; }

    /// <summary>Everything that makes pods.</summary>
    public IEnumerable<JsonObject> Workloads => All.Where(one => one["spec"]?["template"] is not null);

    public IEnumerable<JsonObject> Deployments => OfKind("Deployment");

    public static Overlay Of(string name) => name == "single" ? Single : Cluster;

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
