using System.Collections.Immutable;
using System.Text.Json;
using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>Reads values of keywords, each as what it has to be; keeps the first problem it meets.</summary>
internal sealed class SchemaKeywords
{
    /// <summary>The first problem; null when there is none.</summary>
    public string? Problem { get; private set; }

    public decimal? Number(JsonElement schema, string keyword, string at)
    {
        if (!schema.TryGetProperty(keyword, out var number))
            return null;

        if (number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var value))
            return value;

        Fail(at, $"needs a number for {keyword}");
        return null;
    }

    public int? Count(JsonElement schema, string keyword, string at)
    {
        if (Number(schema, keyword, at) is not { } count)
            return null;

        if (decimal.IsInteger(count) && count is >= 0 and <= 20_000)
            return (int)count;

        Fail(at, $"needs a whole number up to 20000 for {keyword}");
        return null;
    }

    public ImmutableArray<string> Strings(JsonElement schema, string keyword, string at)
    {
        if (!schema.TryGetProperty(keyword, out var list))
            return [];

        if (list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().All(element => element.ValueKind == JsonValueKind.String))
        {
            ImmutableArray<string> texts = [.. list.EnumerateArray().Select(element => element.GetString()!)];
            if (texts.Length > 0 && texts.Distinct(StringComparer.Ordinal).Count() == texts.Length)
                return texts;
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > 0 || keyword != "required")
            Fail(at, $"needs a list of different texts for {keyword}");

        return [];
    }

    public JsonElement.ObjectEnumerator Object(JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return element.EnumerateObject();

        Fail(at, "must be an object");
        return default;
    }

    public LocalizedText Text(JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("vi", out var vi) && vi.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(vi.GetString()))
            return new LocalizedText(
                vi.GetString()!,
                element.TryGetProperty("en", out var en) && en.ValueKind == JsonValueKind.String ? en.GetString() : null);

        Fail(at, "needs a text {\"vi\", \"en\"}");
        return new LocalizedText("?");
    }

    /// <summary>Keeps the first problem.</summary>
    public void Fail(string at, string problem) => Problem ??= $"{(at.Length == 0 ? "/" : at)} {problem}";
}
