using System.Text.Json.Nodes;

namespace Portal.Deployment.Tests.Observability;

public sealed class DashboardTests
{
    private static readonly JsonArray Panels =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Slo.Folder, "dashboard.json")))!["panels"]!.AsArray();

    [Fact]
    public void Panels_ask_for_metrics_that_exist_or_are_recorded()
    {
        var recorded = File.ReadAllText(Path.Combine(Slo.Folder, "slo-rules.yaml"));
        var expressions = Expressions().ToList();

        Assert.NotEmpty(expressions);
        Assert.Empty(expressions.SelectMany(PrometheusNames.In).Except(PrometheusNames.All));
        Assert.Empty(expressions.SelectMany(PrometheusNames.UnknownLabels));
        Assert.All(
            expressions.Where(one => one.Contains("portal:", StringComparison.Ordinal)),
            one => Assert.Contains($"record: {one[..one.IndexOf('{', StringComparison.Ordinal)]}\n", recorded, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_metric_of_the_guide_is_on_the_dashboard()
    {
        var asked = Expressions().SelectMany(PrometheusNames.In).ToHashSet();
        // One of the three series of a histogram is enough.
        var wanted = PrometheusNames.All.Select(Base).Distinct();

        Assert.Empty(wanted.Except(asked.Select(Base)));
    }

    [Fact]
    public void Panels_have_titles_and_places_of_their_own()
    {
        Assert.All(Panels, panel => Assert.NotEqual("", panel!["title"]!.GetValue<string>()));
        var places = Panels.Select(panel => ($"{panel!["gridPos"]!["x"]}", $"{panel["gridPos"]!["y"]}")).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
        Assert.Equal(Panels.Count, Panels.Select(panel => panel!["id"]!.GetValue<int>()).Distinct().Count());
    }

    private static string Base(string name) =>
        name.EndsWith("_bucket", StringComparison.Ordinal) || name.EndsWith("_sum", StringComparison.Ordinal)
        || name.EndsWith("_count", StringComparison.Ordinal) ? name[..name.LastIndexOf('_')] : name;

    private static IEnumerable<string> Expressions() =>
        Panels.SelectMany(panel => panel!["targets"] as JsonArray ?? []).Select(target => target!["expr"]!.GetValue<string>());
}
