using System.Globalization;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Folding;

namespace Portal.Grains.Scoring.Comparing;

/// <summary>A recomputation beside the folded counters of the same moment.</summary>
/// <param name="Checkpoint">The checkpoint of the folded ones.</param>
/// <param name="Facts">Dossiers and petitions that were counted.</param>
/// <param name="Counters">Folded counters.</param>
/// <param name="Differences">What is to be added to the folded counters to get the recomputed ones.</param>
internal sealed record Recomputed(Checkpoint Checkpoint, long Facts, long Counters, Tally Differences)
{
    public ComparisonReport Report()
    {
        var differing = Differences.NonZero().ToList();
        return new ComparisonReport(
            DateTimeOffset.FromUnixTimeMilliseconds(Checkpoint.AsOf),
            Checkpoint.Version,
            Facts,
            Counters,
            differing.Count,
            differing.Count == 0 ? null : Describe(differing[0].Key, differing[0].Value));
    }

    private static string Describe(CounterKey key, long[] difference)
    {
        var measure = Enum.GetValues<Measure>().First(one => difference[(int)one] != 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{key.Period} {key.Agency} {key.Procedure} {measure}: {difference[(int)measure]:+0;-0} in the recomputation");
    }
}
