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

    public static IReadOnlySet<string> All { get; } = Row()
        .Matches(File.ReadAllText(Repository.PathOf("docs", "operations.md")))
        .SelectMany(row => Names(row.Groups["name"].Value, row.Groups["kind"].Value, row.Groups["unit"].Value))
        .ToHashSet(StringComparer.Ordinal);

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

    private static IEnumerable<string> Names(string name, string kind, string unit)
    {
        var translated = Translate(name, kind, unit);
        return kind == "histogram"
            ? [translated + "_bucket", translated + "_sum", translated + "_count"]
            : [translated];
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z][a-z0-9._-]+)` \| (?<kind>counter|histogram|gauge) \| (`(?<unit>[^`]+)`)?", RegexOptions.Multiline)]
    private static partial Regex Row();

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
