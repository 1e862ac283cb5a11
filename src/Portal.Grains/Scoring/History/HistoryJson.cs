using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Grains.Scoring.History;

/// <summary>How indices and months are written down: the same text for the same figures, so that it can be signed.</summary>
internal static class HistoryJson
{
    public static string Write(ImmutableArray<RecordedIndex> indices) =>
        JsonSerializer.Serialize(indices, HistoryJsonContext.Default.ImmutableArrayRecordedIndex);

    public static ImmutableArray<RecordedIndex> ReadIndices(string text) =>
        JsonSerializer.Deserialize(text, HistoryJsonContext.Default.ImmutableArrayRecordedIndex);

    public static string Write(ImmutableArray<ProfileIndices> profiles) =>
        JsonSerializer.Serialize(profiles, HistoryJsonContext.Default.ImmutableArrayProfileIndices);

    public static ImmutableArray<ProfileIndices> ReadProfiles(string text) =>
        JsonSerializer.Deserialize(text, HistoryJsonContext.Default.ImmutableArrayProfileIndices);

    public static byte[] Write(SignedMonth month) =>
        JsonSerializer.SerializeToUtf8Bytes(month, HistoryJsonContext.Default.SignedMonth);

    public static SignedMonth ReadMonth(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, HistoryJsonContext.Default.SignedMonth)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SignedMonth))]
[JsonSerializable(typeof(ImmutableArray<RecordedIndex>))]
[JsonSerializable(typeof(ImmutableArray<ProfileIndices>))]
internal sealed partial class HistoryJsonContext : JsonSerializerContext;
