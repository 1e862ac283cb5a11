using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Silo.Replay;

namespace Portal.Silo.Tests.Replay;

/// <summary>The facts that a plan promises, counted by the rules of scoring without any portal in between.</summary>
internal static class PlannedFacts
{
    public static (int Numerator, int Denominator) Count(this ReplayPlan plan, string index)
    {
        var counts = new long[MeasureDefinition.Count];
        foreach (var dossier in plan.Dossiers)
            DossierContribution.Add(FactOf(plan, dossier), PeriodTable.Of(plan.Period), Moment.Of(plan.Period.To), 1, counts);
        var measured = MeasuredIndices.Find(index)!;
        return ((int)counts[(int)measured.Numerator], (int)counts[(int)measured.Denominator]);
    }

    private static DossierFact FactOf(ReplayPlan plan, PlannedDossier dossier) => new()
    {
        Agency = plan.Published.Unit,
        Procedure = dossier.Procedure.Code,
        Channel = dossier.Traits.Channel,
        ReceivedAt = Moment.Of(dossier.ReceivedAt),
        DueAt = Moment.Of(dossier.DueAt),
        FinishedAt = Moment.Of(dossier.FinishedAt),
        EndedAt = Moment.Of(dossier.FinishedAt),
        PaidOnlineAt = dossier.Steps.Any(step => step.Kind == StepKind.PayOnline)
            ? Moment.Of(dossier.ReceivedAt)
            : Moment.Never,
        SecondRequestAt = dossier.Steps.Count(step => step.Kind == StepKind.RequestSupplement) > 1
            ? Moment.Of(dossier.ReceivedAt)
            : Moment.Never,
        Flags = FlagsOf(dossier),
    };

    private static DossierFlags FlagsOf(PlannedDossier dossier)
    {
        var traits = dossier.Traits;
        (DossierFlags Flag, bool Holds)[] flags =
        [
            (DossierFlags.Fee, traits.WithFee),
            (DossierFlags.ComponentFile, traits.WithFile),
            (DossierFlags.Reused, traits.Reused),
            (DossierFlags.FromStore, traits is { InStore: true, ElectronicResult: false }),
            (DossierFlags.ResultInStore, traits is { InStore: true, ElectronicResult: true }),
            (DossierFlags.ElectronicResult,
                traits.ElectronicResult && dossier.Steps.Any(step => step.Kind == StepKind.Finish)),
            (DossierFlags.PopulationData, traits.Verified),
            (DossierFlags.Disliked, traits.Disliked && dossier.Steps.Any(step => step.Kind == StepKind.Rate)),
        ];
        return flags.Where(flag => flag.Holds).Aggregate(DossierFlags.None, (all, flag) => all | flag.Flag);
    }
}
