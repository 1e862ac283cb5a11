using System.Text.Json;
using System.Text.Unicode;
using Portal.Api.Commands;
using Portal.Grains.Shared;

namespace Portal.Api.Requests;

/// <summary>Turns the bytes of a body into what an endpoint takes; what is not understood is refused.</summary>
internal static class BodyParser
{
    /// <returns>Why the body cannot be used, or <see langword="null"/>.</returns>
    public static Refusal? Parse<TBody>(ReadOnlySpan<byte> bytes, out TBody? body)
        where TBody : class
    {
        body = null;
        if (bytes.IsEmpty && NoBody.Value is TBody nothing)
        {
            body = nothing;
            return null;
        }

        // The reader itself checks UTF-8 only in the strings that it decodes.
        if (!Utf8.IsValid(bytes))
            return Refusal.Of("request.malformed_json", "UTF-8");

        try
        {
            body = JsonSerializer.Deserialize<TBody>(bytes, ApiJson.Options);
            return body is null ? Refusal.Of("request.malformed_json", "null") : null;
        }
        catch (JsonException broken)
        {
            return Refusal.Of("request.malformed_json", broken.Path is { Length: > 0 and < 200 } path ? path : "$");
        }
    }
}
