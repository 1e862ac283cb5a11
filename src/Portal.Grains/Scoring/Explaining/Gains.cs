using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>What it would be worth if more of an index were met: points before rounding, so that little ones show.</summary>
internal static class Gains
{
    private const int Decimals = 6;

    public static decimal Of(RuleSet rules, UnitScore unit, string index, long more) =>
        Round(Exact(rules, unit, index, more));

    /// <summary>The same before anything is rounded.</summary>
    public static decimal Exact(RuleSet rules, UnitScore unit, string index, long more)
    {
        var card = unit.Card(rules.Profile.Id);
        var changed = card.Indices.Select(scored => scored.Count).Select(count => count.Id == index
            ? count with { Numerator = Math.Min(count.Numerator + more, count.Denominator) }
            : count);
        return rules.Score(changed).Exact - card.Exact;
    }

    public static decimal Round(decimal gain) => Math.Round(gain, Decimals, MidpointRounding.AwayFromZero);
}
