using System.Collections.Immutable;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.History;

/// <summary>Answers what was known, and what is on record.</summary>
internal sealed class ScoreHistory(
    PortalDatabase database, KnownFacts known, KnownCatalogue catalogue, ScoreSnapshots snapshots, IRecordSource source) : IScoreHistory
{
    public async Task<KnownState> AsKnownAtAsync(
        string? agency, ScorePeriod period, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var snapshot = await catalogue.AtAsync(knownAt, cancellationToken);
        var tally = await known.CountAsync(agency, period, knownAt, cancellationToken);
        var asOf = knownAt < period.To ? knownAt : period.To;
        return new KnownState(PeriodBoard.Of(period, asOf, snapshot.Agencies, tally), snapshot);
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
        var record = RecordJson.ReadMonth(content);
        return new FrozenMonth(
            record.Period,
            record.FrozenAt,
            record.Units,
            content,
            signature,
            keyId,
            publicKey,
            RecordKey.IsGenuine(content, signature, publicKey) && RecordKey.IdOf(publicKey) == keyId);
    }

    public async Task<ImmutableArray<ScoreCorrection>> CorrectionsAsync(
        ScorePeriod month, CancellationToken cancellationToken)
    {
        if (await FindFrozenAsync(month, cancellationToken) is not { } frozen)
            return [];

        var then = ByUnitAndIndex(frozen.Units);
        var now = ByUnitAndIndex(await source.ReadAsync(month, cancellationToken));
        return
        [
            .. from key in then.Keys.Union(now.Keys)
                   .OrderBy(key => key.Agency, StringComparer.Ordinal).ThenBy(key => key.Index, StringComparer.Ordinal)
               let before = then.GetValueOrDefault(key)
               let after = now.GetValueOrDefault(key)
               where before != after
               select new ScoreCorrection(key.Agency, before, after),
        ];
    }

    private static Dictionary<(string Agency, string Index), RecordedIndex> ByUnitAndIndex(
        ImmutableArray<UnitRecord> units) =>
        units.SelectMany(unit => unit.Indices, (unit, index) => (unit.Agency, Index: index))
            .ToDictionary(pair => (pair.Agency, pair.Index.Id), pair => pair.Index);
}
