using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>Why an index misses a petition, from the facts alone.</summary>
internal static class PetitionReasons
{
    public static IEnumerable<LossReason> Of(string index, PetitionFact fact, long asOf)
    {
        if (fact.Has(PetitionFlags.Overdue))
            yield return new LossReason(LossCode.StepLate);
        else if (fact.EndedAt > asOf && fact.DueAt < asOf)
            yield return new LossReason(LossCode.OpenLate, DossierReasons.At(fact.DueAt), DossierReasons.Days(fact.DueAt, asOf));
        if (index != "5.3")
            yield break;

        if (fact.Has(PetitionFlags.Disliked))
            yield return new LossReason(LossCode.Disliked);
        if (fact.Has(PetitionFlags.Reopened))
            yield return new LossReason(LossCode.ComplainedAgain);
    }
}
