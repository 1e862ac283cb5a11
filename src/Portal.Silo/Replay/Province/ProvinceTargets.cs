using System.Collections.Immutable;
using Portal.Silo.Replay.Planning;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Province;

/// <summary>
/// Fits the targets of the units of a province to what was published of the province: what a unit published itself
/// stays, the others share the rest in proportion.
/// </summary>
internal sealed class ProvinceTargets(Observation parent, IReadOnlyList<Observation> units, ReplayRates rates)
{
    private readonly PlanTargets[] targets = [.. units.Select(unit => PlanTargets.Of(unit, rates))];

    /// <exception cref="ReplayPlanException">Units and province contradict each other.</exception>
    public ImmutableArray<PlanTargets> Fit()
    {
        var dossiers = parent.Denominator(Observation.OnTime)!.Value;
        Demand(dossiers == targets.Sum(one => one.Dossiers), "dossiers");
        Demand(parent.Numerator(Observation.OnTime) == targets.Sum(one => one.OnTime), "dossiers on time");

        FitTo(dossiers - parent.Denominator("3.3"), "3.3",
            one => new(one.CarriedOver, one.ProceduresPaidOnline == 0 ? one.PaidOnline : 0, one.Dossiers / 2, false),
            (one, value) => one with { CarriedOver = value });
        FitTo(parent.Denominator("3.3") - parent.Numerator("3.3"), "3.3",
            one => new(Received(one) - one.OnlineReceived, 0, Received(one), false),
            (one, value) => one with { OnlineReceived = Received(one) - value, PostReceived = 0 });
        FitTo(parent.Denominator("3.6"), "3.6",
            one => new(one.WithFee, 0, one.Dossiers, false), (one, value) => one with { WithFee = value });
        FitTo(parent.Numerator("3.6"), "3.6",
            one => new(one.PaidOnline, 0, one.WithFee, false), (one, value) => one with { PaidOnline = value });
        FitTo(parent.Numerator("4.1"), "4.1",
            one => new(one.ElectronicResults, 0, one.Dossiers, false), (one, value) => one with { ElectronicResults = value });
        FitTo(parent.Numerator("4.2"), "4.2",
            one => new(one.Digitised, 0, one.ElectronicResults, false), (one, value) => one with { Digitised = value });
        FitTo(parent.Numerator("4.3"), "4.3",
            one => new(one.Reused, 0, one.Digitised + one.Dossiers - one.ElectronicResults, false),
            (one, value) => one with { Reused = value });
        FitTo(parent.Numerator("4.5b"), "4.5b",
            one => new(one.Verified, 0, one.Dossiers, false), (one, value) => one with { Verified = value });
        FitTo(parent.Numerator(Observation.OnTime) - parent.Numerator("5.4"), "5.4",
            one => new(one.Disliked, 0, one.OnTime, false), (one, value) => one with { Disliked = value });
        return Split();
    }

    /// <summary>The finished ones, by the published number of the province.</summary>
    private ImmutableArray<PlanTargets> Split()
    {
        var completed = parent.Counts.Completed is { } all
            ? Spread.To("completed dossiers", all, [.. targets.Select(one => new Portion(
                (int)(one.Dossiers * rates.Completed), Math.Max(one.ElectronicResults, one.Disliked), one.Dossiers, false))])
            : [.. targets.Select(one => (int)(one.Dossiers * rates.Completed))];
        return [.. targets.Select((one, i) => FinishedSplit.Apply(one, completed[i], completed[i]))];
    }

    private void FitTo(
        int? sum, string index, Func<PlanTargets, Portion> portion, Func<PlanTargets, int, PlanTargets> with)
    {
        if (sum is not { } all)
            return;

        var values = Spread.To(index, all, [.. targets.Select((one, i) =>
            portion(one) with { IsFixed = units[i].Indices.ContainsKey(index) })]);
        for (var i = 0; i < targets.Length; i++)
            targets[i] = with(targets[i], values[i]);
    }

    private static int Received(PlanTargets one) => one.Dossiers - one.CarriedOver;

    private void Demand(bool holds, string what)
    {
        if (!holds)
            throw new ReplayPlanException($"The units of {parent.Unit} in {parent.Period} do not add up to its {what}.");
    }
}
