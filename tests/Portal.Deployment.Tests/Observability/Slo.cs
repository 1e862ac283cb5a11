using System.Globalization;
using System.Text;
using Portal.Deployment.Tests.Kustomize;

namespace Portal.Deployment.Tests.Observability;

/// <summary>One promise of <c>slo.yaml</c>.</summary>
internal sealed record Slo(string Name, string Summary, decimal Objective, string Bad)
{
    public static string Folder { get; } = Repository.PathOf("k8s", "observability");

    public static IReadOnlyList<Slo> All { get; } = Load();

    /// <summary>The part that may break the promise.</summary>
    public decimal Budget => (100 - Objective) / 100;

    public string BadIn(string window) => Bad.Replace("[w", "[" + window, StringComparison.Ordinal);

    private static List<Slo> Load()
    {
        // A list at the top is wrapped, since documents are maps elsewhere.
        var text = File.ReadAllText(Path.Combine(Folder, "slo.yaml"));
        var list = YamlFile.Parse("slos:\n" + text).Single()["slos"]!.AsArray();
        return [.. list.Select(one => new Slo(
            one!["name"]!.GetValue<string>(),
            one["summary"]!.GetValue<string>(),
            decimal.Parse(one["objective"]!.ToString(), CultureInfo.InvariantCulture),
            one["bad"]!.GetValue<string>()))];
    }
}

/// <summary>Multi-window burn rates: both windows of a pair must burn, so that an alert comes early and ends early.</summary>
internal static class BurnRates
{
    private static readonly (string Long, string Short, decimal Factor, string Severity)[] Pairs =
    [
        ("1h", "5m", 14.4m, "page"),
        ("6h", "30m", 6m, "page"),
        ("3d", "6h", 1m, "ticket"),
    ];

    public static string Rules(IReadOnlyList<Slo> slos)
    {
        var yaml = new StringBuilder(
            """
            # Made from slo.yaml; see there.
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: portal-slo
            spec:
              groups:

            """);
        foreach (var slo in slos)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"    - name: {slo.Name}\n      rules:\n");
            foreach (var window in Pairs.SelectMany(pair => new[] { pair.Short, pair.Long }).Distinct())
            {
                yaml.Append(CultureInfo.InvariantCulture, $"        - record: portal:slo_bad:ratio_{window}\n");
                yaml.Append(CultureInfo.InvariantCulture, $"          expr: >-\n            {slo.BadIn(window)}\n");
                yaml.Append(CultureInfo.InvariantCulture, $"          labels: {{slo: {slo.Name}}}\n");
            }

            foreach (var pair in Pairs)
                yaml.Append(Alert(slo, pair.Long, pair.Short, pair.Factor, pair.Severity));
        }

        return yaml.ToString();
    }

    private static string Alert(Slo slo, string longer, string shorter, decimal factor, string severity)
    {
        var limit = (factor * slo.Budget).ToString("0.######", CultureInfo.InvariantCulture);
        var name = string.Concat(slo.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return
            $$"""
                    - alert: Portal{{name}}
                      expr: >-
                        portal:slo_bad:ratio_{{longer}}{slo="{{slo.Name}}"} > {{limit}}
                        and portal:slo_bad:ratio_{{shorter}}{slo="{{slo.Name}}"} > {{limit}}
                      labels: {severity: {{severity}}, slo: {{slo.Name}}, window: {{longer}}}
                      annotations:
                        summary: {{slo.Summary}}, {{factor.ToString(CultureInfo.InvariantCulture)}} times as fast as the budget allows ({{longer}})

            """;
    }
}
