using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.WhatIf;

/// <summary>Supposes changes in the counts of a unit, and puts them through the rules.</summary>
internal sealed class WhatIfScores(PortalDatabase database) : IWhatIf
{
    public async Task<WhatIfAnswer> AskAsync(
        ScoreTable table, UnitScore unit, string profile, WhatIfChanges changes, CancellationToken cancellationToken)
    {
        var notCounted = ImmutableArray<string>.Empty;
        var before = unit.Card(profile);
        var counts = before.Indices.ToDictionary(index => index.Count.Id, index => index.Count, StringComparer.Ordinal);
        if (changes.Dossiers.Length > 0)
            notCounted = await AnswerAsync(table, unit, profile, changes, counts, cancellationToken);

        foreach (var reached in changes.Ratios)
        {
            var count = counts[reached.Id];
            counts[reached.Id] = count with { Numerator = (long)Math.Ceiling(reached.Ratio * count.Denominator) };
        }

        foreach (var given in changes.Counts)
            counts[given.Id] = given;

        var after = table.RulesOf(profile).Score(counts.Values);
        return new WhatIfAnswer(
            before,
            after,
            RankMaker.RankOf(table, unit.Agency, before),
            RankMaker.RankOf(table, unit.Agency, after),
            table.Agencies.Peers(unit.Agency.Code).Length,
            notCounted);
    }

    /// <returns>What the unit does not count.</returns>
    private async Task<ImmutableArray<string>> AnswerAsync(
        ScoreTable table,
        UnitScore unit,
        string profile,
        WhatIfChanges changes,
        Dictionary<string, IndexCount> counts,
        CancellationToken cancellationToken)
    {
        var (period, now) = (PeriodTable.Of(table.Period), Moment.Of(table.AsOf));
        var facts = await new CaseReader<DossierFact>(database, CaseKinds.Dossiers)
            .FactsAsync(changes.Dossiers, cancellationToken);
        var own = AgencyCode.Parse(unit.Agency.Code);
        var rules = table.RulesOf(profile);
        var counted = new long[MeasureDefinition.Count];
        var notCounted = ImmutableArray.CreateBuilder<string>();
        var once = new HashSet<string>(StringComparer.Ordinal);
        foreach (var asked in changes.Dossiers)
        {
            counted.AsSpan().Clear();
            if (facts.TryGetValue(asked, out var found) && once.Add(found.Id)
                && AgencyCode.TryParse(found.Fact.Agency, out var agency) && agency.IsWithin(own))
                DossierContribution.Add(found.Fact, period, now, -1, counted);
            if (counted[(int)Measure.Dossiers] == 0)
            {
                notCounted.Add(asked);
                continue;
            }

            var answered = AnsweredDossier.Of(found!.Fact, period.AsOf(now), changes.WithElectronicResult);
            DossierContribution.Add(answered, period, now, 1, counted);
            foreach (var index in CaseKinds.Dossiers.Indices)
            {
                if (rules.Find(index.Id) is not { } rule || table.MeasuresOf(index, rule, answered.Procedure) is not { } measures)
                    continue;

                var count = counts[index.Id];
                counts[index.Id] = count with
                {
                    Numerator = count.Numerator + counted[(int)measures.Numerator],
                    Denominator = count.Denominator + counted[(int)measures.Denominator],
                };
            }
        }

        return notCounted.ToImmutable();
    }
}
