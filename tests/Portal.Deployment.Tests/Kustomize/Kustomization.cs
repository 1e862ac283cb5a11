using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Deployment.Tests.Kustomize;

/// <summary>
/// Renders a kustomization, so that the manifests are checked where there is no kubectl. It knows what this repository
/// uses and refuses the rest; where kubectl is installed, a test compares the two.
/// </summary>
internal static class Kustomization
{
    private static readonly HashSet<string> Known =
    [
        "apiVersion", "kind", "namespace", "labels", "resources", "components", "patches", "configMapGenerator", "images",
    ];

    public static IReadOnlyList<JsonObject> Render(string directory)
    {
        var manifests = new List<JsonObject>();
        Accumulate(directory, manifests);
        ConfigMaps.GiveNames(manifests);
        return manifests;
    }

    private static void Accumulate(string directory, List<JsonObject> outer)
    {
        var file = Path.Combine(directory, "kustomization.yaml");
        var content = YamlFile.Load(file).Single();
        if (content.FirstOrDefault(pair => !Known.Contains(pair.Key)).Key is { } unknown)
            throw new NotSupportedException($"{file}: this reader does not know '{unknown}'.");

        // A component changes what its caller has; everything else begins with nothing.
        var manifests = content["kind"]!.GetValue<string>() == "Component" ? outer : [];
        foreach (var resource in Items(content, "resources").Select(item => Path.Combine(directory, item!.GetValue<string>())))
        {
            if (Directory.Exists(resource))
                Accumulate(resource, manifests);
            else
                manifests.AddRange(YamlFile.Load(resource));
        }

        foreach (var component in Items(content, "components"))
            Accumulate(Path.Combine(directory, component!.GetValue<string>()), manifests);
        foreach (var generator in Items(content, "configMapGenerator"))
            ConfigMaps.Generate(manifests, (JsonObject)generator!);
        foreach (var patch in Items(content, "patches"))
            Patch(manifests, directory, (JsonObject)patch!);
        foreach (var manifest in manifests)
            Transform(manifest, content);
        if (!ReferenceEquals(manifests, outer))
            outer.AddRange(manifests);
    }

    private static void Patch(List<JsonObject> manifests, string directory, JsonObject patch)
    {
        var kind = new Regex($"^({patch["target"]!["kind"]!.GetValue<string>()})$", RegexOptions.CultureInvariant);
        var body = YamlFile.Load(Path.Combine(directory, patch["path"]!.GetValue<string>())).Single();
        foreach (var identity in (string[])["apiVersion", "kind", "metadata"])
            body.Remove(identity);
        foreach (var manifest in manifests.Where(one => kind.IsMatch(one["kind"]!.GetValue<string>())))
            StrategicMerge.Apply(manifest, body);
    }

    private static void Transform(JsonObject manifest, JsonObject content)
    {
        if (content["namespace"] is { } space && manifest["kind"]!.GetValue<string>() != "Namespace")
            manifest["metadata"]!["namespace"] = space.DeepClone();
        foreach (var label in Items(content, "labels").SelectMany(item => (JsonObject)item!["pairs"]!))
        {
            Child((JsonObject)manifest["metadata"]!, "labels")[label.Key] = label.Value!.DeepClone();
            if (manifest["spec"]?["template"]?["metadata"] is JsonObject template)
                Child(template, "labels")[label.Key] = label.Value!.DeepClone();
        }

        var containers = manifest["spec"]?["template"]?["spec"]?["containers"] as JsonArray ?? [];
        foreach (var image in Items(content, "images"))
        {
            foreach (var container in containers.Where(one => JsonNode.DeepEquals(one!["image"], image!["name"])))
                container!["image"] = $"{image!["newName"]}:{image["newTag"]}";
        }
    }

    private static JsonArray Items(JsonObject content, string name) => content[name] as JsonArray ?? [];

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
            parent[name] = child = [];
        return child;
    }
}
