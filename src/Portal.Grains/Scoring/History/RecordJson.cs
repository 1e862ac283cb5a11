using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Grains.Scoring.History;

/// <summary>How records are written down: the same text for the same records, so that it can be signed.</summary>
internal static class RecordJson
{
    public static string Write(ImmutableArray<RecordedIndex> indices) =>
        JsonSerializer.Serialize(indices, RecordJsonContext.Default.ImmutableArrayRecordedIndex);

    public static ImmutableArray<RecordedIndex> ReadIndices(string text) =>
        JsonSerializer.Deserialize(text, RecordJsonContext.Default.ImmutableArrayRecordedIndex);

    public static string Write(ImmutableArray<ProfileRecord> profiles) =>
        JsonSerializer.Serialize(profiles, RecordJsonContext.Default.ImmutableArrayProfileRecord);

    public static ImmutableArray<ProfileRecord> ReadProfiles(string text) =>
        JsonSerializer.Deserialize(text, RecordJsonContext.Default.ImmutableArrayProfileRecord);

    public static byte[] Write(MonthRecord month) =>
        JsonSerializer.SerializeToUtf8Bytes(month, RecordJsonContext.Default.MonthRecord);

    public static MonthRecord ReadMonth(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, RecordJsonContext.Default.MonthRecord)!;
}

/// <summary>A month as it is signed.</summary>
/// <param name="Period">Month.</param>
/// <param name="FrozenAt">When it was put on record.</param>
/// <param name="Units">Its units.</param>
internal sealed record MonthRecord(string Period, DateTimeOffset FrozenAt, ImmutableArray<UnitRecord> Units);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MonthRecord))]
[JsonSerializable(typeof(ImmutableArray<RecordedIndex>))]
[JsonSerializable(typeof(ImmutableArray<ProfileRecord>))]
internal sealed partial class RecordJsonContext : JsonSerializerContext;
