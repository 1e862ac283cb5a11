using System.Text.RegularExpressions;

namespace Portal.Deployment.Tests.Observability;

/// <summary>
/// The metrics of the table in <c>docs/operations.md</c> (which a test compares with what a portal measures), under the
/// names that they get in Prometheus by the rules of OpenTelemetry.
/// </summary>
internal static partial class PrometheusNames
{
    private static readonly string[] Reserved =
    [
        "sum", "min", "max", "avg", "count", "by", "without", "on", "or", "and", "unless", "bool", "vector", "rate", "increase",
        "absent", "le", "histogram_quantile", "avg_over_time", "min_over_time", "max_over_time", "clamp_min", "time", "ignoring",
    ];

    private static readonly Dictionary<string, string[]> Labels = Row()
        .Matches(File.ReadAllText(Repository.PathOf("docs", "operations.md")))
        .SelectMany(row => Series(
            row.Groups["name"].Value, row.Groups["kind"].Value, row.Groups["unit"].Value, row.Groups["labels"].Value))
        .ToDictionary(StringComparer.Ordinal);

    public static IReadOnlySet<string> All { get; } = Labels.Keys.ToHashSet(StringComparer.Ordinal);

    public static string Translate(string name, string kind, string unit)
    {
        var translated = NotAllowed().Replace(name, "_");
        var suffix = unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            "" or ['{', ..] => "",
            _ => throw new NotSupportedException($"How Prometheus names the unit {unit} is not known here."),
        };
        return translated + suffix + (kind == "counter" ? "_total" : "");
    }

    /// <summary>The metrics that an expression asks for, without those that recording rules make.</summary>
    public static IEnumerable<string> In(string expression) =>
        Word().Matches(Label().Replace(Text().Replace(expression, ""), ""))
            .Select(match => match.Value)
            .Where(word => !Reserved.Contains(word) && !word.Contains(':', StringComparison.Ordinal));

    /// <summary>Labels that an expression selects or groups by and that none of its metrics has.</summary>
    public static IEnumerable<string> UnknownLabels(string expression)
    {
        var known = In(expression).SelectMany(name => Labels.GetValueOrDefault(name, [])).ToHashSet(StringComparer.Ordinal);
        // Of what recording rules make, and what Prometheus adds.
        known.UnionWith(["slo", "instance"]);
        var selected = Selector().Matches(expression).SelectMany(selector => Matcher().Matches(selector.Groups["labels"].Value));
        var grouped = Group().Matches(expression).SelectMany(group => LabelName().Matches(group.Groups["labels"].Value));
        return selected.Concat(grouped).Select(match => match.Groups["label"].Value).Where(label => !known.Contains(label));
    }

    private static IEnumerable<KeyValuePair<string, string[]>> Series(string name, string kind, string unit, string labels)
    {
        var translated = Translate(name, kind, unit);
        string[] own = [.. LabelName().Matches(NotAllowedInLabels().Replace(labels, "_")).Select(label => label.Value)];
        return kind == "histogram"
            ?
            [
                new(translated + "_bucket", [.. own, "le"]), new(translated + "_sum", own), new(translated + "_count", own),
            ]
            : [new(translated, own)];
    }

    [GeneratedRegex(
        @"^\| `(?<name>[a-z][a-z0-9._-]+)` \| (?<kind>counter|histogram|gauge) \| (`(?<unit>[^`]+)`)? ?\|(?<labels>[^|]*)\|",
        RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("[.-]")]
    private static partial Regex NotAllowedInLabels();

    [GeneratedRegex(@"\{(?<labels>[^}]*)\}")]
    private static partial Regex Selector();

    [GeneratedRegex(@"(?<label>[a-z_]+)\s*(=~|!~|!=|=)\s*""")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\b(by|without|on|ignoring)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex Group();

    [GeneratedRegex("(?<label>[a-z_]+)")]
    private static partial Regex LabelName();

    [GeneratedRegex("[^a-zA-Z0-9_]")]
    private static partial Regex NotAllowed();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    /// <summary>Selectors, windows and the lists of <c>by (...)</c>.</summary>
    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\b(by|without|on|ignoring)\s*\([^)]*\)")]
    private static partial Regex Label();

    [GeneratedRegex("(?<![0-9.])[a-zA-Z_][a-zA-Z0-9_:]*")]
    private static partial Regex Word();
}
