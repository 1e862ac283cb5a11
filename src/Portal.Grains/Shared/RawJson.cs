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
            return new RawJson(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Bytes, skipInputValidation: true);
    }
}
