using System.Globalization;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Replay.Comparing;

/// <summary>Published against computed, for people and, in its last lines, for programs.</summary>
internal sealed class ReplayReport(
    ReplayResult result, IReadOnlyList<UnitComparison> comparisons, RankingComparison? ranking = null)
{
    /// <summary>Requests that were sent; less than the plan has when a log said that some were done.</summary>
    public int Requests => result.Requests;

    /// <summary>Unit by unit.</summary>
    public IReadOnlyList<UnitComparison> Comparisons => comparisons;

    /// <summary>Nothing differs by more than the tolerance.</summary>
    public bool Agrees => comparisons.All(one => one.Agrees) && ranking is null or { Differences.Count: 0 };

    /// <summary>The report, its last lines one per index and group.</summary>
    public IEnumerable<string> Lines()
    {
        var seconds = Math.Max(result.Elapsed.TotalSeconds, 0.001);
        var dossiers = result.Plan.DossierCount;
        yield return Say($"{dossiers} dossiers, {result.Requests} requests in {seconds:0.0} s: {dossiers / seconds:0} dossiers/s, {result.Requests / seconds:0} requests/s");
        foreach (var one in comparisons)
        {
            foreach (var line in Table(one))
                yield return line;
        }

        yield return "";
        foreach (var one in comparisons)
        {
            foreach (var line in ForPrograms(one))
                yield return line;
        }

        if (ranking is not null)
            yield return ranking.Line(result.Plan.Parent!.Unit, result.Plan.Period.Name);
    }

    private IEnumerable<string> Table(UnitComparison one)
    {
        var published = one.Published;
        yield return "";
        yield return $"{published.Unit} {published.Name}, {published.Period}, published figures of {published.CapturedAt}";
        yield return Row("index", "published", "points", "computed", "points", "");
        foreach (var index in one.Indices)
        {
            yield return Row(
                index.Id,
                Say($"{index.Published.Numerator}/{index.Published.Denominator}"), Points(index.Published.Points),
                index.Computed is null ? "-" : Say($"{index.Computed.Numerator}/{index.Computed.Denominator}"),
                Points(index.Computed?.Points), index.Agrees ? "" : "DIFFERS");
        }

        foreach (var group in one.Groups)
            yield return Row(group.Id, "", Points(group.Published), "", Points(group.Computed), group.Agrees ? "" : "DIFFERS");
        if (result.Plan.Units.Any(unit => unit.Unit == published.Unit && unit.Online.Derived))
            yield return "  The counts of 3.1 and 3.2 were not published; they are chosen so that the group comes out.";
    }

    private static IEnumerable<string> ForPrograms(UnitComparison one)
    {
        var (unit, period) = (one.Published.Unit, one.Published.Period);
        foreach (var index in one.Indices.Where(index => index.Published.Points is not null))
            yield return Say($"replay {unit} {period} {index.Id} published {index.Published.Points:0.00} computed {index.Computed?.Points ?? 0:0.00}");
        foreach (var group in one.Groups)
            yield return Say($"replay {unit} {period} group {group.Id} published {group.Published:0.00} computed {group.Computed ?? 0:0.00}");
    }

    private static string Points(decimal? points) => points is { } some ? Say($"{some:0.00}") : "-";

    private static string Row(string name, string published, string points, string computed, string computedPoints, string remark) =>
        Say($"  {name,-13} {published,16} {points,7}  {computed,16} {computedPoints,7}  {remark}").TrimEnd();

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
