using System.Collections.Immutable;
using System.Text.Json;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Rules;

/// <summary>One published observation of <c>data/published-scores.json</c>.</summary>
internal sealed record Published(
    string Unit,
    string Kind,
    string PeriodKind,
    string CapturedAt,
    bool IsOld,
    int? Rank,
    decimal? Total,
    decimal? OnlineAndPayment,
    ImmutableDictionary<IndexGroup, decimal> Groups,
    ImmutableArray<PublishedIndex> Indices)
{
    public static ImmutableArray<Published> All { get; } = Read();

    /// <summary>The table of the 34 provinces that was published on a day, in the order of its ranks.</summary>
    public static ImmutableArray<Published> Provinces(string day) =>
        [.. All.Where(one => one is { Kind: "province", PeriodKind: "year", Rank: not null }
            && one.CapturedAt.StartsWith(day, StringComparison.Ordinal)).OrderBy(one => one.Rank)];

    public static Published National(string day) =>
        All.Single(one => one is { Kind: "national", PeriodKind: "year" } && one.CapturedAt.StartsWith(day, StringComparison.Ordinal));

    /// <summary>What the portal would have counted. It shows 100 % for 4.6 without counts, everywhere.</summary>
    public IEnumerable<IndexCount> Counts => Indices.Where(index => index.HasCounts || index.Id == "4.6")
        .Select(index => new IndexCount(index.Id, index.Numerator ?? 0, index.Denominator ?? 0));

    private static ImmutableArray<Published> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Shipped.Directory, "published-scores.json")));
        return [.. file.RootElement.EnumerateArray().Select(Read)];
    }

    private static Published Read(JsonElement record) => new(
        record.GetProperty("unit").GetProperty("code").GetString() ?? "",
        record.GetProperty("unit").GetProperty("kind").GetString()!,
        record.GetProperty("period").GetProperty("kind").GetString()!,
        record.GetProperty("capturedAt").GetString() ?? "",
        record.TryGetProperty("era", out _),
        (int?)Number(record, "rank"),
        Number(record, "total"),
        record.TryGetProperty("other", out var other) ? Number(other, "onlineAndPayment") : null,
        record.GetProperty("groups").EnumerateObject()
            .Where(group => group.Value.ValueKind == JsonValueKind.Number)
            .ToImmutableDictionary(group => Enum.Parse<IndexGroup>(group.Name, ignoreCase: true), group => group.Value.GetDecimal()),
        [.. record.GetProperty("indices").EnumerateArray().Select(index => new PublishedIndex(
            index.GetProperty("id").GetString()!,
            (long?)Number(index, "numerator"),
            (long?)Number(index, "denominator"),
            Number(index, "points"),
            Number(index, "pointsComputed"),
            index.TryGetProperty("published", out var shown) && shown.GetString() == "null"))]);

    private static decimal? Number(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;
}

/// <summary>One index of an observation.</summary>
internal sealed record PublishedIndex(
    string Id, long? Numerator, long? Denominator, decimal? Points, decimal? Computed, bool ShowsNull)
{
    public bool HasCounts => Numerator is not null && Denominator is not null;
}
