using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Deployment.Tests.Kustomize;

namespace Portal.Deployment.Tests.Manifests;

/// <summary>Checks a manifest against <c>Shapes.yaml</c>.</summary>
internal static partial class Shapes
{
    private static readonly JsonObject All = Load();

    public static IEnumerable<string> Check(JsonObject manifest)
    {
        var kind = manifest["kind"]!.GetValue<string>();
        return All.ContainsKey(kind) ? Check(manifest, kind, kind) : [$"{kind}: unknown kind"];
    }

    private static IEnumerable<string> Check(JsonNode? node, string type, string path) => type switch
    {
        "string" => When(IsString(node), path, type),
        "name" => When(IsString(node) && DnsName().IsMatch(node!.GetValue<string>()), path, type),
        "int" => When(IsWhole(node), path, type),
        "bool" => When(node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False, path, type),
        "intOrString" => When(IsString(node) || IsWhole(node), path, type),
        "quantity" => When(IsWhole(node) || (IsString(node) && Quantity().IsMatch(node!.GetValue<string>())), path, type),
        "map" => CheckMap(node, "string", path),
        "quantities" => CheckMap(node, "quantity", path),
        ['=', .. var choices] => When(
            IsString(node) && choices.Split('|').Contains(node!.GetValue<string>()), path, $"one of {choices}"),
        ['[', .. var item, ']'] => node is JsonArray list
            ? list.SelectMany((one, place) => Check(one, item, $"{path}[{place}]"))
            : [$"{path}: a list is wanted"],
        _ => CheckFields(node, (JsonObject)All[type]!, path),
    };

    private static IEnumerable<string> CheckFields(JsonNode? node, JsonObject shape, string path)
    {
        if (node is not JsonObject map)
            return [$"{path}: fields are wanted"];

        var types = shape.ToDictionary(
            field => field.Key.TrimEnd('!'),
            field => field.Value is JsonArray list ? $"[{list[0]}]" : field.Value!.GetValue<string>());
        return
        [
            .. map.Where(field => !types.ContainsKey(field.Key)).Select(field => $"{path}.{field.Key}: unknown field"),
            .. shape.Where(field => field.Key.EndsWith('!') && !map.ContainsKey(field.Key.TrimEnd('!')))
                .Select(field => $"{path}.{field.Key.TrimEnd('!')}: is missing"),
            .. map.Where(field => types.ContainsKey(field.Key))
                .SelectMany(field => Check(field.Value, types[field.Key], $"{path}.{field.Key}")),
        ];
    }

    private static IEnumerable<string> CheckMap(JsonNode? node, string type, string path) => node is JsonObject map
        ? map.SelectMany(pair => Check(pair.Value, type, $"{path}.{pair.Key}"))
        : [$"{path}: a map is wanted"];

    private static IEnumerable<string> When(bool good, string path, string type) => good ? [] : [$"{path}: wants {type}"];

    private static bool IsString(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    private static bool IsWhole(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int _);

    private static JsonObject Load()
    {
        using var stream = typeof(Shapes).Assembly.GetManifestResourceStream("Shapes.yaml")!;
        using var reader = new StreamReader(stream);
        return YamlFile.Parse(reader.ReadToEnd()).Single();
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex DnsName();

    [GeneratedRegex("^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Quantity();
}
