using System.Buffers;
using System.Text.Json;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>JSON Merge Patch (RFC 7396) on the data of a form.</summary>
internal static class FormMerge
{
    // Vietnamese letters stay letters: escaped, they would take twice the bytes.
    private static readonly JsonWriterOptions Readable = new() { Encoder = ReadableJson.Encoder };

    /// <summary>The form with the patch applied; a null in the patch removes the field.</summary>
    public static RawJson Apply(RawJson form, RawJson patch)
    {
        using var target = JsonDocument.Parse(form.Bytes);
        using var change = JsonDocument.Parse(patch.Bytes);
        var buffer = new ArrayBufferWriter<byte>(form.Bytes.Length + patch.Bytes.Length);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
            Merge(writer, target.RootElement, change.RootElement);
        return new RawJson(buffer.WrittenSpan.ToArray());
    }

    /// <summary>JSON Pointers of every value that the patch sets or removes.</summary>
    public static List<string> Touches(RawJson patch)
    {
        using var change = JsonDocument.Parse(patch.Bytes);
        var pointers = new List<string>();
        Collect(change.RootElement, "", pointers);
        return pointers;
    }

    private static void Merge(Utf8JsonWriter writer, JsonElement target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            patch.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        if (target.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in target.EnumerateObject())
            {
                if (!patch.TryGetProperty(field.Name, out _))
                    field.WriteTo(writer);
            }
        }

        foreach (var change in patch.EnumerateObject())
        {
            if (change.Value.ValueKind == JsonValueKind.Null)
                continue;

            writer.WritePropertyName(change.Name);
            var before = target.ValueKind == JsonValueKind.Object && target.TryGetProperty(change.Name, out var old)
                ? old
                : default;
            Merge(writer, before, change.Value);
        }

        writer.WriteEndObject();
    }

    private static void Collect(JsonElement value, string pointer, List<string> pointers)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            pointers.Add(pointer);
            return;
        }

        foreach (var field in value.EnumerateObject())
        {
            var name = field.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            Collect(field.Value, $"{pointer}/{name}", pointers);
        }
    }
}
