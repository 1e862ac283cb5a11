using Portal.Grains.Procedures;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Silo.Replay;

namespace Portal.Silo.Tests.Replay;

/// <summary>The facts that a plan promises, counted by the rules of scoring without any portal in between.</summary>
internal static class PlannedFacts
{
    /// <summary>An index of the only unit: over dossiers, or over procedures as far as dossiers decide.</summary>
    public static (int Numerator, int Denominator) Count(this ReplayPlan plan, string index)
    {
        var unit = plan.Units.Single();
        var counts = new long[MeasureDefinition.Count];
        foreach (var dossier in unit.Dossiers)
            Add(dossier, counts);
        if (MeasuredIndices.Find(index) is { } measured)
            return ((int)counts[(int)measured.Numerator], (int)counts[(int)measured.Denominator]);

        var offered = unit.Offer.All.ToList();
        return index switch
        {
            "3.4" => (offered.Count(one => HasFee(one) && unit.Offer.Integrated.Contains(one.Code)), offered.Count(HasFee)),
            "3.5" => (offered.Count(one => HasFee(one) && Has(one, Measure.OnlinePayments)), offered.Count(HasFee)),
            "4.5a" => (offered.Count(one => IsForCitizens(one) && Has(one, Measure.PopulationData)), offered.Count(IsForCitizens)),
            _ => throw new ArgumentOutOfRangeException(nameof(index), index, "Not an index of procedures."),
        };

        bool Has(ProcedureVersion procedure, Measure measure)
        {
            var of = new long[MeasureDefinition.Count];
            foreach (var dossier in unit.Dossiers.Where(one => one.Procedure.Code == procedure.Code))
                Add(dossier, of);
            return of[(int)measure] > 0;
        }

        void Add(PlannedDossier dossier, long[] to) =>
            DossierContribution.Add(FactOf(plan, dossier), PeriodTable.Of(plan.Period), Moment.Of(plan.Period.To), 1, to);
    }

    private static bool HasFee(ProcedureVersion procedure) => procedure.Fee.Kind != FeeKind.Free;

    private static bool IsForCitizens(ProcedureVersion procedure) => procedure.Subjects.Contains(SubjectKind.Citizen);

    private static DossierFact FactOf(ReplayPlan plan, PlannedDossier dossier) => new()
    {
        Agency = dossier.Unit,
        Procedure = dossier.Procedure.Code,
        Channel = dossier.Traits.Channel,
        ReceivedAt = Moment.Of(dossier.ReceivedAt),
        DueAt = Moment.Of(dossier.DueAt),
        FinishedAt = Moment.Of(dossier.FinishedAt),
        EndedAt = Moment.Of(dossier.FinishedAt),
        PaidOnlineAt = dossier.Steps.Any(step => step.Kind == StepKind.PayOnline)
            ? Moment.Of(dossier.ReceivedAt)
            : Moment.Never,
        SyncedAt = dossier.Steps.FirstOrDefault(step => step.Kind == StepKind.Synchronise) is { Kind: StepKind.Synchronise } synced
            ? Moment.Of(plan.Calendar.Slots[synced.Slot])
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
