using System.Text.Json.Nodes;

namespace Portal.Deployment.Tests.Kustomize;

/// <summary>Lays a patch over a manifest as kustomize does: maps by name, certain lists by a key, other lists whole.</summary>
internal static class StrategicMerge
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["containers"] = "name",
        ["initContainers"] = "name",
        ["env"] = "name",
        ["volumes"] = "name",
        ["volumeMounts"] = "mountPath",
        ["ports"] = "containerPort",
        ["topologySpreadConstraints"] = "topologyKey",
    };

    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject map && target[name] is JsonObject known)
                Apply(known, map);
            else if (value is JsonArray list && target[name] is JsonArray old && Keys.TryGetValue(name, out var key))
                target[name] = Merge(old, list, key);
            else
                target[name] = value?.DeepClone();
        }
    }

    /// <summary>New items come first, as kustomize puts them.</summary>
    private static JsonArray Merge(JsonArray old, JsonArray patch, string key)
    {
        string KeyOf(JsonNode? item) => item![key]!.ToJsonString();
        var merged = old.Select(item => (JsonObject)item!.DeepClone()).ToList();
        var added = new List<JsonObject>();
        foreach (var item in patch.Cast<JsonObject>())
        {
            if (merged.Find(one => KeyOf(one) == KeyOf(item)) is { } known)
                Apply(known, item);
            else
                added.Add((JsonObject)item.DeepClone());
        }

        return new JsonArray([.. added, .. merged]);
    }
}
