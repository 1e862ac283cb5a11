using System.Collections.Immutable;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.History;

/// <summary>Answers what was known, and what is on record.</summary>
internal sealed class ScoreHistory(
    PortalDatabase database, KnownFacts known, KnownCatalogue catalogue, ScoreSnapshots snapshots, IShownIndices source) : IScoreHistory
{
    public async Task<KnownState> AsKnownAtAsync(
        string? agency, ScorePeriod period, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var snapshot = await catalogue.AtAsync(knownAt, cancellationToken);
        var tally = await known.CountAsync(agency, period, knownAt, cancellationToken);
        return new KnownState(PeriodBoard.Of(period, period.EndAsOf(knownAt), snapshot.Agencies, tally), snapshot);
    }

    public Task<ImmutableArray<ScoreSnapshot>> SnapshotsAsync(
        string agency, ScorePeriod period, CancellationToken cancellationToken) =>
        snapshots.ReadAsync(agency, period, cancellationToken);

    public async Task<FrozenMonth?> FindFrozenAsync(ScorePeriod month, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            "SELECT content, signature, key_id, public_key FROM score_freeze WHERE period = @period",
            ("@period", PeriodTable.Of(month).Code));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;

        var (content, signature) = (reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
        var (keyId, publicKey) = (reader.GetString(2), reader.GetFieldValue<byte[]>(3));
        var record = HistoryJson.ReadMonth(content);
        return new FrozenMonth(
            record.Period,
            record.FrozenAt,
            record.Units,
            content,
            signature,
            keyId,
            publicKey,
            MonthSigner.IsGenuine(content, signature, publicKey) && MonthSigner.IdOf(publicKey) == keyId);
    }

    public async Task<ImmutableArray<ScoreCorrection>> CorrectionsAsync(
        ScorePeriod month, RuleSet rules, CancellationToken cancellationToken)
    {
        if (await FindFrozenAsync(month, cancellationToken) is not { } frozen)
            return [];

        var then = frozen.Units.ToDictionary(unit => unit.Agency, StringComparer.Ordinal);
        var now = (await source.ReadAsync(month, cancellationToken)).ToDictionary(unit => unit.Agency, StringComparer.Ordinal);
        return
        [
            .. from agency in then.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
               from correction in Compare(agency, then.GetValueOrDefault(agency), now.GetValueOrDefault(agency), rules)
               select correction,
        ];
    }

    private static IEnumerable<ScoreCorrection> Compare(string agency, UnitIndices? then, UnitIndices? now, RuleSet rules)
    {
        // An older record holds nothing of the profile to compare with.
        if (now is not null && then is not null && then.Find(rules.Profile.Id) is null)
            now = now with { Profiles = [] };

        var (before, after) = (ById(then, rules), ById(now, rules));
        return from index in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
               let was = before.GetValueOrDefault(index)
               let stands = after.GetValueOrDefault(index)
               where was != stands
               select new ScoreCorrection(agency, was, stands);
    }

    private static Dictionary<string, RecordedIndex> ById(UnitIndices? unit, RuleSet rules) => unit is null
        ? []
        : RecordedIndices.Of(unit, rules).ToDictionary(index => index.Id, StringComparer.Ordinal);
}
