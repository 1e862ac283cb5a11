using System.Collections.Immutable;
using System.Text.Json;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Comparing;

/// <summary>The scorecard of a unit as the running portal answers it to the ministry.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Indices">Indices by id.</param>
/// <param name="Groups">Points of groups by name.</param>
internal sealed record ComputedScores(
    string Unit,
    ImmutableSortedDictionary<string, PublishedIndex> Indices,
    ImmutableSortedDictionary<string, decimal> Groups)
{
    public static ComputedScores Read(string unit, byte[] scorecard)
    {
        using var document = JsonDocument.Parse(scorecard);
        return new ComputedScores(
            unit,
            document.RootElement.GetProperty("indices").EnumerateArray().ToImmutableSortedDictionary(
                index => index.GetProperty("id").GetString()!,
                index => new PublishedIndex(
                    index.GetProperty("numerator").GetInt32(),
                    index.GetProperty("denominator").GetInt32(),
                    index.GetProperty("points") is { ValueKind: JsonValueKind.Number } points ? points.GetDecimal() : null),
                StringComparer.Ordinal),
            document.RootElement.GetProperty("groups").EnumerateArray().ToImmutableSortedDictionary(
                group => group.GetProperty("id").GetString()!,
                group => group.GetProperty("points").GetDecimal(),
                StringComparer.Ordinal));
    }
}
