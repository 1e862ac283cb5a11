using System.Globalization;
using Portal.Testing.Load;

namespace Portal.Chaos;

/// <summary>What a series found.</summary>
internal sealed record ChaosReport
{
    /// <summary>How often each fault of the plan came, by name; 0 when there was no time for it.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    /// <summary>Faults that this machine does not allow.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>How often something was killed (kill -9).</summary>
    public required int Kills { get; init; }

    /// <summary>How many commands were acknowledged.</summary>
    public required int Acknowledged { get; init; }

    /// <summary>How many things they were about.</summary>
    public required IReadOnlyDictionary<Thing, int> Things { get; init; }

    /// <summary>Acknowledged commands that are not there, or not as they were answered.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>What is there and should not be, or was answered in two ways.</summary>
    public required IReadOnlyList<string> Doubled { get; init; }

    /// <summary>Everything else that must not be: wrong answers, processes that crash, broken chains, wrong counters.</summary>
    public required IReadOnlyList<string> Wrong { get; init; }

    /// <summary>Processes that did not get ready, as their database was away, and were started again.</summary>
    public required int FailedStarts { get; init; }

    /// <summary>Silos that were voted dead although nobody had touched them.</summary>
    public required int TakenForDead { get; init; }

    /// <summary>Seconds until every client was served again, at the worst.</summary>
    public required double SlowestRecovery { get; init; }

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
        .. Faults.Select(fault => Text($"chaos fault {fault.Value} {fault.Key}")),
        .. LeftOut.Select(name => $"chaos left_out {name}"),
        Text($"chaos kills {Kills}"),
        Text($"chaos faults {Faults.Values.Sum()}"),
        Text($"chaos acknowledged {Acknowledged}"),
        .. Things.Select(thing => Text($"chaos about {thing.Value} {thing.Key}")),
        Text($"chaos lost {Lost.Count}"),
        Text($"chaos doubled {Doubled.Count}"),
        Text($"chaos wrong {Wrong.Count}"),
        Text($"chaos failed_starts {FailedStarts}"),
        Text($"chaos taken_for_dead {TakenForDead}"),
        Text($"chaos slowest_recovery {SlowestRecovery:0.0} s"),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
