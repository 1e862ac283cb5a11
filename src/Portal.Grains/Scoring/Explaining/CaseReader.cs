using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>Reads the cases of a unit from their rows, and judges them by the function that the counters are made of.</summary>
/// <param name="kind">Dossiers or petitions.</param>
internal sealed class CaseReader<TFact>(PortalDatabase database, CaseKind<TFact> kind)
    where TFact : struct
{
    /// <summary>Every case of the unit that an index misses.</summary>
    /// <param name="agency">Unit.</param>
    /// <param name="procedure">Only cases of this procedure.</param>
    /// <param name="now">Moment of asking.</param>
    /// <param name="index">Place of the index.</param>
    /// <param name="measuresOf">What each index counts of a procedure; null is not counted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<List<CaseKey>> MissedAsync(
        string agency, string? procedure, PeriodSpan period, long now, int index,
        Func<string?, MeasuredIndex?[]> measuresOf, CancellationToken cancellationToken)
    {
        var ofProcedure = procedure is null ? "" : "AND s.procedure = @procedure";
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT s.id, coalesce({kind.DueColumn}, 0), {kind.Facts.Columns(database.Kind)}
            FROM {kind.Facts.Source.Name} AS s
            WHERE {AgencyBranch.Within("s.agency")}
            AND {kind.Facts.Condition} AND {kind.Touches} {ofProcedure}
            """,
            ("@agency", agency),
            ("@from", period.From),
            ("@to", period.To),
            ("@procedure", procedure));
        var found = new List<CaseKey>();
        var counts = new long[MeasureDefinition.Count];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var fact = kind.Facts.Read(reader, 2);
            var misses = kind.MissesOf(fact, period, now, measuresOf(kind.ProcedureOf(fact)), counts);
            if ((misses & (1 << index)) != 0)
                found.Add(new CaseKey(reader.GetString(0), misses, reader.GetInt64(1)));
        }

        return found;
    }

    /// <summary>The facts of some cases, by id and by number.</summary>
    /// <param name="names">Ids or numbers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Dictionary<string, CaseFact<TFact>>> FactsAsync(
        IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, CaseFact<TFact>>(StringComparer.Ordinal);
        if (names.Count == 0)
            return found;

        var list = string.Join(", ", names.Select((_, i) => FormattableString.Invariant($"@n{i}")));
        (string, object?)[] values = [.. names.Select((name, i) => (FormattableString.Invariant($"@n{i}"), (object?)name))];
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            $"""
            SELECT s.id, {kind.NumberColumn}, {kind.Facts.Columns(database.Kind)}
            FROM {kind.Facts.Source.Name} AS s
            WHERE (s.id IN ({list}) OR {kind.NumberColumn} IN ({list})) AND {kind.Facts.Condition}
            """,
            values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var one = new CaseFact<TFact>(
                reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), kind.Facts.Read(reader, 2));
            found[one.Id] = one;
            if (one.Number is not null)
                found[one.Number] = one;
        }

        return found;
    }
}

/// <summary>A case with its facts.</summary>
internal sealed record CaseFact<TFact>(string Id, string? Number, TFact Fact)
    where TFact : struct;
