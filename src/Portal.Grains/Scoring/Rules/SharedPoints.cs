using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Rules;

/// <summary>
/// What indices are worth once empty ones have given their points to the rest of the group. Source: decision 766,
/// section 3.2, for 5.3 without petitions.
/// </summary>
internal readonly struct SharedPoints
{
    private readonly ImmutableArray<IndexRule> rules;
    private readonly IndexCount?[] given;
    private readonly bool any;

    public SharedPoints(ImmutableArray<IndexRule> rules, IndexCount?[] given)
    {
        this.rules = rules;
        this.given = given;
        for (var place = 0; place < rules.Length && !any; place++)
            any = Shares(place);
    }

    public decimal MaxOf(int place)
    {
        var max = rules[place].Index.Max;
        if (!any || max == 0)
            return max;
        if (Shares(place))
            return 0;

        var (shared, taking) = (0m, 0m);
        for (var other = 0; other < rules.Length; other++)
        {
            if (rules[other].Index.Group != rules[place].Index.Group)
                continue;
            if (Shares(other))
                shared += rules[other].Index.Max;
            else
                taking += rules[other].Index.Max;
        }

        return max + (shared * max / taking);
    }

    private bool Shares(int place) =>
        rules[place].Points.WhenEmpty == ZeroPolicy.Shared && given[place] is { Denominator: 0 };
}
