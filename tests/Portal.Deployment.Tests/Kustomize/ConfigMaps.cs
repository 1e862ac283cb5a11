using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Deployment.Tests.Kustomize;

/// <summary>Generated config maps: their names end with a hash of their content, and references follow.</summary>
internal static class ConfigMaps
{
    public static void Generate(List<JsonObject> manifests, JsonObject generator)
    {
        var name = generator["name"]!.GetValue<string>();
        var map = manifests.Find(one => IsMap(one) && one["metadata"]!["name"]!.GetValue<string>() == name);
        if (generator["behavior"]?.GetValue<string>() == "merge" != map is not null)
            throw new InvalidOperationException($"{name}: merge wants a map that is there, create one that is not.");
        if (map is null)
        {
            map = new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "ConfigMap",
                ["metadata"] = new JsonObject { ["name"] = name },
                ["data"] = new JsonObject(),
            };
            manifests.Add(map);
        }

        foreach (var literal in generator["literals"]!.AsArray().Select(item => item!.GetValue<string>()))
        {
            var end = literal.IndexOf('=', StringComparison.Ordinal);
            map["data"]![literal[..end]] = literal[(end + 1)..];
        }
    }

    public static void GiveNames(List<JsonObject> manifests)
    {
        foreach (var map in manifests.Where(IsMap))
        {
            var old = map["metadata"]!["name"]!.GetValue<string>();
            var name = $"{old}-{HashOf((JsonObject)map["data"]!)}";
            map["metadata"]!["name"] = name;
            foreach (var container in manifests.SelectMany(Containers))
            {
                foreach (var source in container["envFrom"] as JsonArray ?? [])
                {
                    if (source!["configMapRef"]?["name"]?.GetValue<string>() == old)
                        source["configMapRef"]!["name"] = name;
                }
            }
        }
    }

    private static bool IsMap(JsonObject manifest) => manifest["kind"]!.GetValue<string>() == "ConfigMap";

    private static IEnumerable<JsonNode> Containers(JsonObject manifest) =>
        (manifest["spec"]?["template"]?["spec"]?["containers"] as JsonArray ?? []).Select(one => one!);

    /// <summary>SHA-256 of the content (not the name) as canonical JSON: ten digits, those that spell words replaced.</summary>
    private static string HashOf(JsonObject data)
    {
        var sorted = new JsonObject(data.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        var content = new JsonObject { ["data"] = sorted, ["kind"] = "ConfigMap", ["name"] = "" };
        var digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToJsonString())));
        return string.Concat(digits.Take(10).Select(digit => digit switch
        {
            '0' => 'g', '1' => 'h', '3' => 'k', 'a' => 'm', 'e' => 't', _ => digit,
        }));
    }
}
