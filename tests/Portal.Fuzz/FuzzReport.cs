using System.Globalization;

namespace Portal.Fuzz;

/// <summary>What a run found.</summary>
/// <param name="Seed">Seed.</param>
/// <param name="Requests">Requests sent.</param>
/// <param name="Succeeded">Those that were answered with a success.</param>
/// <param name="Statuses">How often each status came.</param>
/// <param name="SlowestMilliseconds">The slowest answer.</param>
/// <param name="Slowest">Which request that was.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Findings">What the portal must not do, one for each operation and kind.</param>
/// <param name="Counts">How many of each kind.</param>
internal sealed record FuzzReport(
    int Seed,
    int Requests,
    int Succeeded,
    IReadOnlyDictionary<int, int> Statuses,
    double SlowestMilliseconds,
    FuzzRequest? Slowest,
    double Seconds,
    IReadOnlyList<Finding> Findings,
    IReadOnlyDictionary<string, int> Counts)
{
    public IEnumerable<string> Lines()
    {
        foreach (var finding in Findings)
        {
            yield return $"FOUND {finding.Kind} in {finding.Request.Operation.Id}, request {finding.Request.Number}: {finding.What}";
            yield return $"      {finding.Request}";
            yield return string.Create(
                CultureInfo.InvariantCulture, $"      again: ./portal fuzz --seed {Seed} --only {finding.Request.Number}");
        }

        yield return "statuses " + string.Join(' ', Statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}:{pair.Value}"));
        yield return string.Create(CultureInfo.InvariantCulture, $"fuzz seed {Seed}");
        yield return string.Create(CultureInfo.InvariantCulture, $"fuzz seconds {Seconds:0}");
        yield return string.Create(CultureInfo.InvariantCulture, $"fuzz requests {Requests}");
        foreach (var (kind, name) in new[] { ("5xx", "5xx"), ("leak", "leaks"), ("problem", "answers without a problem"),
            ("undocumented", "undocumented statuses"), ("schema", "answers unlike their schema"), ("slow", "slow") })
            yield return string.Create(CultureInfo.InvariantCulture, $"fuzz {name} {Counts.GetValueOrDefault(kind)}");
        yield return string.Create(CultureInfo.InvariantCulture, $"fuzz slowest {SlowestMilliseconds:0} ms ({Slowest?.Operation.Id})");
    }
}
