using System.Text.Json;

namespace Portal.Fuzz;

/// <summary>Whether an answer is what the document says: kinds, names of properties, values of enums.</summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private const int Deepest = 40;

    private readonly JsonElement schemas = document.GetProperty("components").GetProperty("schemas");

    /// <returns>What is wrong, with its place, or <see langword="null"/>.</returns>
    public string? Check(JsonElement schema, JsonElement value, string at = "$", int depth = 0)
    {
        if (depth > Deepest)
            return null;
        if (schema.TryGetProperty("$ref", out var reference))
            return Check(schemas.GetProperty(reference.GetString()!.Split('/')[^1]), value, at, depth + 1);
        if (schema.TryGetProperty("allOf", out var all))
            return value.ValueKind == JsonValueKind.Null
                ? null
                : all.EnumerateArray().Select(part => Check(part, value, at, depth + 1)).FirstOrDefault(wrong => wrong is not null);
        if (value.ValueKind == JsonValueKind.Null)
            return schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean() ? null : $"{at} is null";
        if (schema.TryGetProperty("enum", out var values))
            return values.EnumerateArray().Any(one => one.ToString() == value.ToString()) ? null : $"{at} is {value}";

        return (schema.TryGetProperty("type", out var type) ? type.GetString() : null) switch
        {
            "object" => value.ValueKind == JsonValueKind.Object ? CheckObject(schema, value, at, depth) : $"{at} is no object",
            "array" => value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select((item, i) => Check(schema.GetProperty("items"), item, $"{at}[{i}]", depth + 1))
                    .FirstOrDefault(wrong => wrong is not null)
                : $"{at} is no array",
            "string" => value.ValueKind == JsonValueKind.String ? null : $"{at} is no string",
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : $"{at} is no boolean",
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) ? null : $"{at} is no integer",
            "number" => value.ValueKind == JsonValueKind.Number ? null : $"{at} is no number",
            _ => null,
        };
    }

    private string? CheckObject(JsonElement schema, JsonElement value, string at, int depth)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is
                { ValueKind: JsonValueKind.String } missing)
            return $"{at}.{missing} is missing";

        var known = schema.TryGetProperty("properties", out var properties);
        var open = !schema.TryGetProperty("additionalProperties", out var additional) || additional.ValueKind != JsonValueKind.False;
        foreach (var property in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(property.Name, out var expected))
            {
                if (Check(expected, property.Value, $"{at}.{property.Name}", depth + 1) is { } wrong)
                    return wrong;
            }
            else if (!open)
            {
                return $"{at}.{property.Name} is not documented";
            }
        }

        return null;
    }
}
