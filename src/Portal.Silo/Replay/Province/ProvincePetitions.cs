using System.Collections.Immutable;
using Portal.Silo.Replay.Petitions;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Province;

/// <summary>Spreads the petitions of a province over the units that published none of their own.</summary>
internal static class ProvincePetitions
{
    public static ImmutableArray<PetitionTargets> Of(Observation parent, IReadOnlyList<Observation> units)
    {
        var own = units.Select(PetitionTargets.Of).ToArray();
        if (!parent.Indices.ContainsKey("5.2"))
            return [.. own];

        var wanted = PetitionTargets.Of(parent);
        var size = units.Select(unit => unit.Denominator(Observation.OnTime) ?? 0).ToArray();
        var all = Fit("5.2", wanted.All, i => new(size[i], 0, size[i] == 0 ? 0 : int.MaxValue, false), one => one.All);
        var onTime = Fit("5.2", wanted.OnTime, i => new(all[i], 0, all[i], false), one => one.OnTime);
        var satisfied = Fit("5.3", wanted.Satisfied, i => new(onTime[i], 0, onTime[i], false), one => one.Satisfied);
        var procedures = Fit("5.1", wanted.AboutProcedures, i => new(all[i], 0, all[i], false), one => one.AboutProcedures);
        var staff = Fit("5.1", wanted.AboutStaff, i => new(all[i] - procedures[i], 0, all[i] - procedures[i], false), one => one.AboutStaff);
        return [.. own.Select((_, i) => new PetitionTargets(all[i], onTime[i], satisfied[i], procedures[i], staff[i]))];

        ImmutableArray<int> Fit(string what, int sum, Func<int, Portion> portion, Func<PetitionTargets, int> known) =>
            Spread.To(what, sum, [.. units.Select((unit, i) => unit.Indices.ContainsKey("5.2")
                ? new Portion(known(own[i]), 0, int.MaxValue, true)
                : portion(i))]);
    }
}
