using System.Globalization;
using Portal.Grains.Scoring;

namespace Portal.Silo.Replay;

/// <summary>Published against computed.</summary>
internal sealed class ReplayReport(ReplayResult result)
{
    /// <summary>The published points are rounded twice in places. Source: decision 766, section 3.1(3).</summary>
    private const decimal Tolerance = 0.01m;

    private readonly (string Id, PublishedIndex Published, IndexFigure Computed)[] both =
    [
        .. from index in result.Plan.Published.Indices
           join figure in result.Figures.Indices on index.Key equals figure.Id
           select (index.Key, index.Value, figure),
    ];

    /// <summary>No index differs by more than the tolerance.</summary>
    public bool Agrees => both.All(Agree);

    /// <summary>The report, its last lines one per index.</summary>
    public IEnumerable<string> Lines()
    {
        var (published, figures) = (result.Plan.Published, result.Figures);
        var seconds = Math.Max(result.Elapsed.TotalSeconds, 0.001);
        yield return $"{published.Unit} {published.Name}, {published.Period}, published figures of {published.CapturedAt}";
        yield return Say($"{figures.Received} dossiers, {result.Requests} requests in {seconds:0.0} s: {figures.Received / seconds:0} dossiers/s, {result.Requests / seconds:0} requests/s");
        yield return "";
        yield return Row("index", "published", "points", "computed", "points", "");
        foreach (var one in both)
        {
            yield return Row(
                one.Id,
                Say($"{one.Published.Numerator}/{one.Published.Denominator}"),
                one.Published.Points is { } points ? Say($"{points:0.00}") : "-",
                Say($"{one.Computed.Numerator}/{one.Computed.Denominator}"),
                Say($"{one.Computed.Points:0.00}"),
                Agree(one) ? "" : "DIFFERS");
        }

        yield return "";
        var (received, onTime) = (published.Denominator(Observation.OnTime)!.Value, published.Numerator(Observation.OnTime)!.Value);
        yield return Row("received", Say($"{received}"), "", Say($"{figures.Received}"), "", "");
        yield return Row("on time", Say($"{onTime}"), "", Say($"{figures.OnTime}"), "", "");
        yield return Row("overdue", Say($"{received - onTime}"), "", Say($"{figures.Overdue}"), "", "");
        yield return "";
        foreach (var (id, index, figure) in both.Where(one => one.Published.Points is not null))
            yield return Say($"replay {published.Unit} {published.Period} {id} published {index.Points:0.00} computed {figure.Points:0.00}");
    }

    private static bool Agree((string Id, PublishedIndex Published, IndexFigure Computed) one) =>
        one.Published.Points is not { } points || Math.Abs(points - one.Computed.Points) <= Tolerance;

    private static string Row(string name, string published, string points, string computed, string computedPoints, string remark) =>
        Say($"  {name,-9} {published,16} {points,7}  {computed,16} {computedPoints,7}  {remark}").TrimEnd();

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
