using System.Collections.Immutable;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>What explaining needs to know about dossiers, and about petitions.</summary>
/// <param name="Facts">How facts are read.</param>
/// <param name="Indices">Indices that count this kind; their place is the bit in a mask.</param>
/// <param name="Touches">Which rows, called <c>s</c>, can lie in a period; a superset.</param>
/// <param name="NumberColumn">Column of the number; <c>NULL</c> for petitions, which have none.</param>
/// <param name="DueColumn">Column of the promised date, by which the most urgent comes first.</param>
/// <param name="ProcedureOf">The procedure of a case; null for a petition, which has none.</param>
/// <param name="Add">The contribution to the counters.</param>
internal sealed record CaseKind<TFact>(
    FactKind<TFact> Facts,
    ImmutableArray<MeasuredIndex> Indices,
    string Touches,
    string NumberColumn,
    string DueColumn,
    Func<TFact, string?> ProcedureOf,
    CaseKind<TFact>.Contribution Add)
    where TFact : struct
{
    public delegate void Contribution(in TFact fact, in PeriodSpan period, long now, int sign, Span<long> counts);

    /// <summary>Which indices miss a case: a bit for each that counts it below the line and not above it.</summary>
    /// <param name="fact">The case.</param>
    /// <param name="now">Moment of asking.</param>
    /// <param name="by">What is counted of its procedure, in the order of the indices; null is not counted.</param>
    /// <param name="counts">Room for one number for each measure.</param>
    public int MissesOf(in TFact fact, in PeriodSpan period, long now, ReadOnlySpan<MeasuredIndex?> by, Span<long> counts)
    {
        counts.Clear();
        Add(fact, period, now, 1, counts);
        var mask = 0;
        for (var place = 0; place < by.Length; place++)
        {
            if (by[place] is { } index && counts[(int)index.Denominator] > counts[(int)index.Numerator])
                mask |= 1 << place;
        }

        return mask;
    }
}

/// <summary>The two kinds.</summary>
internal static class CaseKinds
{
    public static readonly CaseKind<DossierFact> Dossiers = new(
        DossierFacts.Instance,
        [.. MeasuredIndices.All.Where(index => !IsOfPetitions(index))],
        "s.received_at < @to AND (s.received_at >= @from OR s.ended_at IS NULL OR s.ended_at >= @from)",
        "s.number",
        "s.first_due_at",
        fact => fact.Procedure,
        DossierContribution.Add);

    public static readonly CaseKind<PetitionFact> Petitions = new(
        PetitionFacts.Instance,
        [.. MeasuredIndices.All.Where(IsOfPetitions)],
        "coalesce(s.transferred_at, s.received_at) < @to AND (s.ended_at IS NULL OR s.ended_at >= @from OR coalesce(s.transferred_at, s.received_at) >= @from)",
        "NULL",
        "s.due_at",
        _ => null,
        PetitionContribution.Add);

    public static bool IsOfPetitions(MeasuredIndex index) =>
        index.Denominator is Measure.Petitions or Measure.PetitionsReceived;
}
