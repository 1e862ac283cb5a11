using Portal.Grains.Scoring;
using Portal.Silo.Replay;

namespace Portal.Silo.Tests.Replay;

/// <summary>The facts that a plan promises, counted by the rules of scoring without any portal in between.</summary>
internal static class PlannedFacts
{
    public static (int Numerator, int Denominator) Count(this ReplayPlan plan, string index)
    {
        var rule = DossierIndices.All.Single(one => one.Id == index);
        var counted = plan.Dossiers.Select(dossier => FactOf(plan, dossier))
            .Where(fact => rule.Counts(fact, plan.Period, plan.Period.To))
            .ToArray();
        return (counted.Count(fact => rule.Meets(fact, plan.Period, plan.Period.To)), counted.Length);
    }

    private static DossierFact FactOf(ReplayPlan plan, PlannedDossier dossier) => new()
    {
        Agency = plan.Published.Unit,
        Procedure = dossier.Procedure.Code,
        Channel = (int)dossier.Traits.Channel,
        ReceivedAt = dossier.ReceivedAt,
        DueAt = dossier.DueAt,
        FinishedAt = dossier.FinishedAt,
        EndedAt = dossier.FinishedAt,
        FeeDue = dossier.Traits.WithFee ? 1 : 0,
        PaidOnline = dossier.Steps.Any(step => step.Kind == StepKind.PayOnline),
        HasComponentFile = dossier.Traits.WithFile,
        ReusedComponent = dossier.Traits.Reused,
        ComponentFromStore = dossier.Traits is { InStore: true, ElectronicResult: false },
        ResultInStore = dossier.Traits is { InStore: true, ElectronicResult: true },
        ElectronicResult = dossier.Traits.ElectronicResult && dossier.Steps.Any(step => step.Kind == StepKind.Finish),
        IdentityVerified = dossier.Traits.Verified,
        Disliked = dossier.Traits.Disliked && dossier.Steps.Any(step => step.Kind == StepKind.Rate),
        SupplementRequests = dossier.Steps.Count(step => step.Kind == StepKind.RequestSupplement),
    };
}
