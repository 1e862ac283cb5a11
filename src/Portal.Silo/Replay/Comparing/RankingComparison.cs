using System.Text.Json;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Comparing;

/// <summary>The portal's ranking of the units of a province by index 2.1 against the published points.</summary>
/// <param name="Units">How many units are ranked.</param>
/// <param name="Differences">Units that stand before one with more published points.</param>
internal sealed record RankingComparison(int Units, IReadOnlyList<string> Differences)
{
    public const string Index = Observation.OnTime;

    /// <param name="published">What was published of the units.</param>
    /// <param name="ranking">The portal's answer.</param>
    public static RankingComparison Of(IEnumerable<Observation> published, byte[] ranking)
    {
        var points = published.ToDictionary(one => one.Unit, one => one.Indices[Index], StringComparer.Ordinal);
        using var document = JsonDocument.Parse(ranking);
        var order = document.RootElement.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("code").GetString()!)
            .Where(points.ContainsKey)
            .ToList();

        // Equal published points may stand in any order: the page decides by what it does not show.
        var wrong = order.Zip(order.Skip(1))
            .Where(pair => points[pair.First].Points < points[pair.Second].Points)
            .Select(pair => pair.First);
        return new RankingComparison(order.Count, [.. wrong, .. points.Keys.Except(order)]);
    }

    public string Line(string unit, string period) => Differences.Count == 0
        ? FormattableString.Invariant($"replay {unit} {period} ranking {Index} of {Units} units as published")
        : FormattableString.Invariant($"replay {unit} {period} ranking {Index} of {Units} units DIFFERS at {string.Join(", ", Differences)}");
}
