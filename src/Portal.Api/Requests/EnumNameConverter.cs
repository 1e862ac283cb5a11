using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Api.Requests;

/// <summary>Reads and writes every enum of the API as one of its <see cref="EnumNames"/>, and refuses everything else.</summary>
internal sealed class EnumNameConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly ImmutableArray<(TEnum Value, JsonEncodedText Name)> Known =
            [.. Enum.GetValues<TEnum>().Select(value => (value, JsonEncodedText.Encode(EnumNames.NameOf(value))))];

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                foreach (var (value, name) in Known)
                {
                    if (reader.ValueTextEquals(name.EncodedUtf8Bytes))
                        return value;
                }
            }

            throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(NameOf(value));

        public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WritePropertyName(NameOf(value));

        private static JsonEncodedText NameOf(TEnum value)
        {
            foreach (var (known, name) in Known)
            {
                if (EqualityComparer<TEnum>.Default.Equals(known, value))
                    return name;
            }

            throw new JsonException($"{typeof(TEnum).Name} has no {value:D}.");
        }
    }
}
