using System.Collections.Immutable;

namespace Portal.Silo.Replay.Province;

/// <summary>Brings the figures of many units to a published sum.</summary>
internal static class Spread
{
    /// <summary>
    /// Scales what may move, within its bounds, so that everything adds up; units keep their proportions.
    /// </summary>
    /// <param name="what">What is spread, for the message.</param>
    /// <param name="units">What each unit would have, its bounds, and whether it is fixed by its own publication.</param>
    /// <exception cref="ReplayPlanException">The bounds leave no way.</exception>
    public static ImmutableArray<int> To(string what, int sum, IReadOnlyList<Portion> units)
    {
        var left = sum - units.Where(unit => unit.IsFixed).Sum(unit => unit.Wanted);
        var wanted = units.Where(unit => !unit.IsFixed).Sum(unit => (long)unit.Wanted);
        var values = units.Select(unit => unit.IsFixed ? unit.Wanted
            : Math.Clamp(wanted == 0 ? 0 : (int)((long)unit.Wanted * left / wanted), unit.Least, unit.Most)).ToArray();

        for (var rest = sum - values.Sum(); rest != 0;)
        {
            var before = rest;
            for (var i = 0; i < values.Length && rest != 0; i++)
            {
                var step = Math.Sign(rest);
                if (units[i].IsFixed || values[i] + step < units[i].Least || values[i] + step > units[i].Most)
                    continue;
                values[i] += step;
                rest -= step;
            }

            if (rest == before)
                throw new ReplayPlanException($"The units cannot add up to {sum} for {what}.");
        }

        return [.. values];
    }
}

/// <summary>The part of one unit.</summary>
/// <param name="Wanted">What it would have by itself.</param>
/// <param name="Least">At least this.</param>
/// <param name="Most">At most this.</param>
/// <param name="IsFixed">Its own publication says so.</param>
internal readonly record struct Portion(int Wanted, int Least, int Most, bool IsFixed);
