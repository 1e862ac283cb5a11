using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Grains.Shared;

/// <summary>
/// Reads the files in <c>data/</c> strictly: a member that nobody knows, or one that is missing, is a mistake of whoever
/// wrote the file and not to be passed over.
/// </summary>
internal static class DataFileJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>What a file says.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="json">Its content.</param>
    /// <exception cref="InvalidDataException">The file is wrong; the message names it and the field.</exception>
    public static T Read<T>(string name, ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Strict) ?? throw new InvalidDataException($"{name}: the file is null.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{name}: {broken.Path}: {broken.Message}", broken);
        }
    }
}
