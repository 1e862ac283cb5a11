using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring;

/// <summary>Adds up the dossiers of a unit at the moment of asking, without waiting for the fold.</summary>
internal sealed class UnitStatistics(PortalDatabase database, IndexCatalogue rules, TimeProvider time) : IUnitStatistics
{
    private static readonly ImmutableArray<string> OverDossiers =
        ["2.1", "3.3", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5b", "5.4"];

    public async Task<UnitFigures> OfAsync(string agency, ScorePeriod period, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var counts = await CountAsync(agency, PeriodTable.Of(period), Moment.Of(now), cancellationToken);
        var card = rules.RulesOf(IndexCatalogue.DefaultProfile, VietnamTime.DateOf(period.From))
            .Score(from id in OverDossiers
                   let index = MeasuredIndices.Find(id)
                   select new IndexCount(id, counts[index.Numerator], counts[index.Denominator]));
        var figures = card.Indices.Select(index => new IndexFigure(
            index.Count.Id, index.Count.Numerator, index.Count.Denominator, index.Points ?? 0, index.Max));
        return new UnitFigures(
            agency,
            period.Name,
            period.EndAsOf(now),
            counts[Measure.Dossiers],
            counts[Measure.OnTime],
            counts[Measure.Dossiers] - counts[Measure.OnTime],
            counts[Measure.Completed],
            [.. figures]);
    }

    private async Task<Counts> CountAsync(
        string agency, PeriodSpan period, long now, CancellationToken cancellationToken)
    {
        var kind = DossierFacts.Instance;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT {kind.Columns(database.Kind)}
            FROM dossier AS s
            WHERE {AgencyBranch.Within("s.agency")}
            AND s.received_at < @to AND (s.received_at >= @from OR s.ended_at IS NULL OR s.ended_at >= @from)
            """,
            ("@agency", agency),
            ("@from", period.From),
            ("@to", period.To));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new long[MeasureDefinition.Count];
        while (await reader.ReadAsync(cancellationToken))
            DossierContribution.Add(kind.Read(reader, 0), period, now, 1, counts);
        return Counts.Of(counts);
    }
}
