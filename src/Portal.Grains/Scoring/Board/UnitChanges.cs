using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Board;

/// <summary>Adds up what changed, for each unit and all units above it.</summary>
internal sealed class UnitChanges(AgencyTree tree)
{
    private readonly Dictionary<string, UnitChange> changes = [];
    private readonly Dictionary<string, UnitChange[]> chains = [];

    /// <summary>All leaves as changes from nothing.</summary>
    public static UnitChanges Of(
        AgencyTree tree, IEnumerable<KeyValuePair<(string Agency, string Procedure), Counts>> leaves)
    {
        var all = new UnitChanges(tree);
        foreach (var (key, counts) in leaves)
            all.Add(key.Agency, key.Procedure, null, counts);
        return all;
    }

    /// <summary>The counts of a leaf became others.</summary>
    public void Add(string agency, string procedure, Counts? before, Counts after)
    {
        if (!chains.TryGetValue(agency, out var chain))
            chains.Add(agency, chain = [.. Ancestry(agency).Select(ChangeOf)]);

        foreach (var unit in chain)
        {
            unit.AddTotal(before, after);
            if (procedure.Length > 0)
                unit.AddProcedure(procedure, before, after);
        }
    }

    /// <summary>The units after the changes; those without any stay the same objects.</summary>
    public Dictionary<string, UnitCounts> ApplyTo(Dictionary<string, UnitCounts> units)
    {
        if (changes.Count == 0)
            return units;

        var next = new Dictionary<string, UnitCounts>(units);
        foreach (var (agency, change) in changes)
            next[agency] = change.ApplyTo(next.GetValueOrDefault(agency));
        return next;
    }

    private UnitChange ChangeOf(string agency)
    {
        if (!changes.TryGetValue(agency, out var change))
            changes.Add(agency, change = new UnitChange());
        return change;
    }

    /// <summary>The unit and those above it; a unit that is not in the tree any more still counts for its province.</summary>
    private IEnumerable<string> Ancestry(string agency)
    {
        for (var code = agency; code is not null;)
        {
            yield return code;
            code = tree.Find(code) is { } known ? known.Parent
                : code.LastIndexOf('.') is var dot and > 0 ? code[..dot]
                : null;
        }
    }
}
