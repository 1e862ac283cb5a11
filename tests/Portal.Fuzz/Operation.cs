using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Fuzz;

/// <summary>One operation of the API document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Method">Method, upper case.</param>
/// <param name="Path">Path with its parameters in braces.</param>
/// <param name="Parameters">Names and places of its parameters.</param>
/// <param name="Example">Example of the body, or <see langword="null"/>.</param>
/// <param name="Responses">Documented statuses, with the schema of the JSON where there is one.</param>
internal sealed record Operation(
    string Id,
    string Method,
    string Path,
    IReadOnlyList<(string Name, string In)> Parameters,
    JsonNode? Example,
    IReadOnlyDictionary<int, JsonElement?> Responses)
{
    /// <summary>Event streams do not end by themselves.</summary>
    public bool IsStream => Id == "followRanking";

    public bool TakesRevision => Parameters.Any(parameter => parameter.Name == "If-Match");

    /// <summary>Every operation of a document.</summary>
    public static IReadOnlyList<Operation> ReadAll(JsonElement document) =>
    [.. from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select Read(path.Name, method.Name, method.Value)];

    private static Operation Read(string path, string method, JsonElement operation) => new(
        operation.GetProperty("operationId").GetString()!,
        method.ToUpperInvariant(),
        path,
        operation.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Select(one => (one.GetProperty("name").GetString()!, one.GetProperty("in").GetString()!))]
            : [],
        operation.TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").EnumerateObject()
                .Select(type => type.Value.TryGetProperty("example", out var example) ? JsonNode.Parse(example.GetRawText()) : null)
                .FirstOrDefault(example => example is not null)
            : null,
        operation.GetProperty("responses").EnumerateObject()
            .Where(response => int.TryParse(response.Name, out _))
            .ToDictionary(response => int.Parse(response.Name, System.Globalization.CultureInfo.InvariantCulture), SchemaOf));

    private static JsonElement? SchemaOf(JsonProperty response) =>
        response.Value.TryGetProperty("content", out var content)
        && content.TryGetProperty("application/json", out var json) && json.TryGetProperty("schema", out var schema)
            ? schema
            : null;
}
