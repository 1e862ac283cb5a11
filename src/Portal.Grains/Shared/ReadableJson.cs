using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Portal.Grains.Shared;

/// <summary>How stored and sent JSON looks: names of enums in camel case, Vietnamese readable.</summary>
public static class ReadableJson
{
    /// <summary>Escapes what could break out of HTML, and nothing else.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>Settings on top of those that a context was generated with.</summary>
    public static JsonSerializerOptions On(JsonSerializerOptions generated) => new(generated)
    {
        Encoder = Encoder,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
