using System.Data.Common;
using Dapper;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring;

/// <summary>Streams the dossiers of a unit and period through the rules; nothing is kept but the counts.</summary>
internal sealed class UnitStatistics(PortalDatabase database, IndexCatalogue rules, TimeProvider time) : IUnitStatistics
{
    private const string Facts = """
        select agency, procedure, channel, received_at, first_due_at, finished_at, ended_at, paused_from,
            paused_milliseconds, supplement_requests, fee_due, paid_online, has_component_file, reused_component,
            component_from_store, electronic_result, result_in_store, population_data, identity_verified, rating,
            petitioned
        from dossier
        where (agency = @agency or (agency >= @below and agency < @above))
        and received_at < @to and (received_at >= @from or ended_at is null or ended_at >= @from)
        """;

    public async Task<UnitFigures> OfAsync(string agency, ScorePeriod period, CancellationToken cancellationToken)
    {
        var end = period.EndAsOf(time.GetUtcNow());
        var counts = new (long Numerator, long Denominator)[DossierIndices.All.Length];
        long completed = 0;

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            Facts,
            new
            {
                agency,
                below = agency + ".",
                above = agency + "/",
                from = period.From.ToUnixTimeMilliseconds(),
                to = end.ToUnixTimeMilliseconds(),
            },
            cancellationToken: cancellationToken));
        while (await reader.ReadAsync(cancellationToken))
        {
            var fact = Read(reader);
            Count(fact, period, end, counts);
            if (fact.FinishedAt < end)
                completed++;
        }

        return Figures(agency, period, end, counts, completed);
    }

    private static void Count(
        DossierFact fact,
        ScorePeriod period,
        DateTimeOffset end,
        (long Numerator, long Denominator)[] counts)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            var index = DossierIndices.All[i];
            if (!index.Counts(fact, period, end))
                continue;

            counts[i].Denominator++;
            if (index.Meets(fact, period, end))
                counts[i].Numerator++;
        }
    }

    private UnitFigures Figures(
        string agency,
        ScorePeriod period,
        DateTimeOffset end,
        (long Numerator, long Denominator)[] counts,
        long completed)
    {
        var card = rules.RulesOf(IndexCatalogue.DefaultProfile, VietnamTime.DateOf(period.From))
            .Score(DossierIndices.All.Select((index, i) => new IndexCount(index.Id, counts[i].Numerator, counts[i].Denominator)));
        var figures = card.Indices.Select(index => new IndexFigure(
            index.Count.Id, index.Count.Numerator, index.Count.Denominator, index.Points ?? 0, index.Max));
        var (onTime, received) = counts[0];
        return new UnitFigures(
            agency, period.Name, end, received, onTime, received - onTime, completed, [.. figures]);
    }

    private static DossierFact Read(DbDataReader row) => new()
    {
        Agency = row.GetString(0),
        Procedure = row.GetString(1),
        Channel = row.GetInt32(2),
        ReceivedAt = At(row, 3)!.Value,
        DueAt = At(row, 4)!.Value,
        FinishedAt = At(row, 5),
        EndedAt = At(row, 6),
        PausedFrom = At(row, 7),
        Paused = TimeSpan.FromMilliseconds(row.GetInt64(8)),
        SupplementRequests = row.GetInt32(9),
        FeeDue = row.GetInt64(10),
        PaidOnline = row.GetBoolean(11),
        HasComponentFile = row.GetBoolean(12),
        ReusedComponent = row.GetBoolean(13),
        ComponentFromStore = row.GetBoolean(14),
        ElectronicResult = row.GetBoolean(15),
        ResultInStore = row.GetBoolean(16),
        PopulationData = row.GetBoolean(17),
        IdentityVerified = row.GetBoolean(18),
        Disliked = !row.IsDBNull(19) && row.GetInt32(19) < 0,
        Petitioned = row.GetBoolean(20),
    };

    private static DateTimeOffset? At(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
