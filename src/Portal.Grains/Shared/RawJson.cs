using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Grains.Shared;

/// <summary>
/// JSON that the portal keeps but does not interpret, such as the data of a form, as UTF-8 bytes: half the memory of a
/// string, and written into larger documents without parsing.
/// </summary>
/// <param name="Utf8">One well-formed JSON value.</param>
[JsonConverter(typeof(RawJson.Converter))]
[GenerateSerializer, Immutable, Alias("portal.raw-json")]
public readonly record struct RawJson([property: Id(0)] byte[] Utf8)
{
    /// <summary>The empty object.</summary>
    public static readonly RawJson EmptyObject = new("{}"u8.ToArray());

    /// <summary>The bytes, or the empty object for a value that was never set.</summary>
    public byte[] Bytes => Utf8 ?? EmptyObject.Utf8;

    /// <inheritdoc/>
    public bool Equals(RawJson other) => Bytes.AsSpan().SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    internal sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            CheckText(document.RootElement);
            return new RawJson(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Bytes, skipInputValidation: true);

        /// <summary>Half a surrogate pair is well-formed JSON and no text: nobody could ever read it back.</summary>
        private static void CheckText(JsonElement root)
        {
            var raw = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(root);
            if (raw.IndexOf("\\ud"u8) < 0 && raw.IndexOf("\\uD"u8) < 0)
                return;

            try
            {
                ReadText(root);
            }
            catch (InvalidOperationException halfPair)
            {
                throw new JsonException("Half a surrogate pair.", halfPair);
            }
        }

        private static void ReadText(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    value.GetString();
                    break;
                case JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                        ReadText(item);
                    break;
                case JsonValueKind.Object:
                    foreach (var field in value.EnumerateObject())
                    {
                        _ = field.Name;
                        ReadText(field.Value);
                    }

                    break;
            }
        }
    }
}
