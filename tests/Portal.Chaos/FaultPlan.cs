using Portal.Chaos.Faults;

namespace Portal.Chaos;

/// <summary>
/// Which fault comes when: rounds in which each fault comes as often as its weight says, in an order that the seed decides.
/// </summary>
internal sealed class FaultPlan
{
    private readonly Random order;
    private readonly bool eachOnce;
    private readonly Queue<Fault> round = new();

    public FaultPlan(ChaosOptions options, Site site)
    {
        order = new Random(options.Seed);
        eachOnce = options.EachOnce;
        Fault[] all = [.. ProcessFaults.All, .. DatabaseFaults.All, .. NetworkFaults.All, .. ClockFaults.All];
        var wanted = all.Where(fault => fault.IsFor(site) && fault.Name.StartsWith(options.Only, StringComparison.Ordinal))
            .ToLookup(fault => fault.CanBeMade(site));
        (Faults, LeftOut) = ([.. wanted[true]], [.. wanted[false].Select(fault => fault.Name)]);
        if (Faults.Count == 0)
            throw new ArgumentException($"There is no fault '{options.Only}' here: {string.Join(", ", all.Select(f => f.Name))}.");
    }

    /// <summary>Those that come.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Names of those that this machine does not allow.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Faults of one round.</summary>
    public int Length => Faults.Sum(WeightOf);

    /// <summary>The next one, with random numbers of its own for whom it hits and how long it lasts.</summary>
    public (Fault Fault, Random Random) Next()
    {
        if (round.Count == 0)
        {
            var cards = Faults.SelectMany(fault => Enumerable.Repeat(fault, WeightOf(fault))).ToArray();
            order.Shuffle(cards);
            foreach (var card in cards)
                round.Enqueue(card);
        }

        return (round.Dequeue(), new Random(order.Next()));
    }

    private int WeightOf(Fault fault) => eachOnce ? 1 : fault.Weight;
}
