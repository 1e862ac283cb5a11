using System.Text.Json.Nodes;
using Portal.Deployment.Tests.Kustomize;

namespace Portal.Deployment.Tests.Observability;

public sealed class AlertTests
{
    [Fact]
    public void The_rules_of_the_objectives_are_those_that_follow_from_them()
    {
        var file = Path.Combine(Slo.Folder, "slo-rules.yaml");
        var made = BurnRates.Rules(Slo.All);
        if (Environment.GetEnvironmentVariable("PORTAL_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, made);

        Assert.Equal(made, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("slo-rules.yaml")]
    [InlineData("alerts.yaml")]
    public void Rules_ask_for_metrics_that_exist(string file)
    {
        var asked = Rules(file).SelectMany(rule => PrometheusNames.In(rule["expr"]!.GetValue<string>())).Distinct().ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(PrometheusNames.All));
        Assert.Empty(Rules(file).SelectMany(rule => PrometheusNames.UnknownLabels(rule["expr"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Where_promtool_is_installed_every_alert_fires_when_it_must_and_not_before()
    {
        // ./portal test says so where it is not.
        var tests = await File.ReadAllTextAsync(Repository.PathOf("tests", "Portal.Deployment.Tests", "Observability", "firing.yaml"));
        if (Promtool.IsInstalled)
            await Promtool.TestAsync([Groups("alerts.yaml"), Groups("slo-rules.yaml")], tests);

        Assert.All(
            Rules("alerts.yaml").Concat(Rules("slo-rules.yaml")).Select(rule => rule["alert"]?.GetValue<string>()).OfType<string>(),
            alert => Assert.Contains($"alertname=\"{alert}\"", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void A_burn_rate_asks_for_windows_that_are_recorded()
    {
        var rules = Rules("slo-rules.yaml").ToList();
        var recorded = rules.Select(rule => rule["record"]?.GetValue<string>()).OfType<string>().ToHashSet();
        var alerts = rules.Where(rule => rule["alert"] is not null).ToList();

        Assert.Equal(3 * Slo.All.Count, alerts.Count);
        Assert.All(alerts, alert => Assert.Equal(2, recorded.Count(name => alert["expr"]!.GetValue<string>().Contains(name + "{", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_alert_says_how_urgent_it_is_and_the_guide_says_what_to_do()
    {
        var guide = File.ReadAllText(Repository.PathOf("docs", "operations.md"));
        var alerts = Rules("alerts.yaml").Concat(Rules("slo-rules.yaml")).Where(rule => rule["alert"] is not null).ToList();

        Assert.All(alerts, alert =>
        {
            Assert.Contains(alert["labels"]!["severity"]!.GetValue<string>(), (string[])["page", "ticket"]);
            Assert.NotNull(alert["annotations"]!["summary"]);
            Assert.Contains($"| `{alert["alert"]}` |", guide, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("portal.scores.fold.lag", "gauge", "s", "portal_scores_fold_lag_seconds")]
    [InlineData("portal.jobs.failures", "counter", "{run}", "portal_jobs_failures_total")]
    [InlineData("orleans-catalog-activations", "gauge", "", "orleans_catalog_activations")]
    public void Names_become_those_of_Prometheus(string name, string kind, string unit, string expected) =>
        Assert.Equal(expected, PrometheusNames.Translate(name, kind, unit));

    [Fact]
    public void A_metric_that_nobody_measures_is_found() =>
        Assert.Equal(
            ["portal_typo_total", "portal_journal_queue"],
            PrometheusNames.In("""sum by (code) (rate(portal_typo_total{status="429"}[5m])) > 3 * max(portal_journal_queue)"""));

    [Fact]
    public void A_label_that_no_metric_has_is_found() =>
        Assert.Equal(
            ["state", "job"],
            PrometheusNames.UnknownLabels("""sum by (job, portal_job) (increase(portal_jobs_failures_total{state="x"}[5m])) > 3"""));

    private static IEnumerable<JsonNode> Rules(string file) =>
        Groups(file).AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!);

    private static JsonNode Groups(string file) =>
        YamlFile.Load(Path.Combine(Slo.Folder, file)).Single()["spec"]!["groups"]!;
}
