using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Grains.Shared;

namespace Portal.Api.Requests;

/// <summary>How the API reads and writes JSON: strictly. What is not understood is refused, never dropped.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;
        options.Encoder = ReadableJson.Encoder;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new UtcMillisecondsConverter());
        options.Converters.Add(new EnumNameConverter());
        return options;
    }
}
