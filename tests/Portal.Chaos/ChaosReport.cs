using System.Globalization;

namespace Portal.Chaos;

/// <summary>What a series found.</summary>
/// <param name="Kills">How often something was killed (kill -9).</param>
/// <param name="Faults">How many faults there were, kills included.</param>
/// <param name="Acknowledged">How many commands were acknowledged.</param>
/// <param name="Lost">Acknowledged commands that are not there, or not as they were answered.</param>
/// <param name="Doubled">What is there and should not be, or was answered in two ways.</param>
/// <param name="Wrong">Everything else that must not be: wrong answers, broken chains, wrong counters.</param>
/// <param name="SlowestRecovery">Seconds until every client was served again, at the worst.</param>
internal sealed record ChaosReport(
    int Kills,
    int Faults,
    int Acknowledged,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Doubled,
    IReadOnlyList<string> Wrong,
    double SlowestRecovery)
{
    public bool IsClean => Lost.Count + Doubled.Count + Wrong.Count == 0;

    /// <summary>Everything that was found, at most so many of each.</summary>
    public IEnumerable<string> Findings(int most = 5) =>
    [
        .. Lost.Take(most).Select(text => $"lost: {text}"),
        .. Doubled.Take(most).Select(text => $"doubled: {text}"),
        .. Wrong.Take(most).Select(text => $"wrong: {text}"),
    ];

    public IEnumerable<string> Lines() =>
    [
        Text($"chaos kills {Kills}"),
        Text($"chaos faults {Faults}"),
        Text($"chaos acknowledged {Acknowledged}"),
        Text($"chaos lost {Lost.Count}"),
        Text($"chaos doubled {Doubled.Count}"),
        Text($"chaos slowest_recovery {SlowestRecovery:0.0} s"),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
