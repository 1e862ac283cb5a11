using System.Text.Json;

namespace Portal.Grains.Storage;

/// <summary>How grain states are written: JSON, the same on every engine.</summary>
internal static class GrainStateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General);

    public static byte[] Serialize<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    public static T? Deserialize<T>(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize<T>(payload, Options);
}
