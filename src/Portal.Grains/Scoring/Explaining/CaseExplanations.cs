using System.Collections.Concurrent;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>
/// Explains from the rows of dossiers and petitions. The lists asked for last are kept, so the pages of a province do not
/// read it again and again.
/// </summary>
internal sealed class CaseExplanations(PortalDatabase database) : ICaseExplanations
{
    private const int ListsKept = 16;

    private readonly ConcurrentDictionary<object, Lazy<Task<CaseList>>> lists = new();

    public IndexLosses? LossesByProcedure(ScoreTable table, UnitScore unit, string profile, string index) =>
        LossFinder.Find(table, unit, profile, index);

    public bool HasCases(string index) => MeasuredIndices.Find(index) is not null;

    public Task<Page<LostCase>> CasesAsync(CaseQuery query, PageRequest page, CancellationToken cancellationToken) =>
        MeasuredIndices.Find(query.Index) is not { } index ? Task.FromResult(new Page<LostCase>([], null))
        : CaseKinds.IsOfPetitions(index)
            ? PageAsync(CaseKinds.Petitions, PetitionCase, query, page, cancellationToken)
            : PageAsync(CaseKinds.Dossiers, DossierCase, query, page, cancellationToken);

    private async Task<Page<LostCase>> PageAsync<TFact>(
        CaseKind<TFact> kind,
        Func<CaseFact<TFact>, string, long, LostCase> caseOf,
        CaseQuery query,
        PageRequest page,
        CancellationToken cancellationToken)
        where TFact : struct
    {
        var reader = new CaseReader<TFact>(database, kind);
        var period = PeriodTable.Of(query.Table.Period);
        var now = Moment.Of(query.Table.AsOf);
        var place = kind.Indices.IndexOf(MeasuredIndices.Find(query.Index)!);
        var list = await KeptListAsync(query, ReadListAsync);

        var (keys, next) = list.Page(page);
        var facts = await reader.FactsAsync([.. keys.Select(key => key.Id)], cancellationToken);
        return new Page<LostCase>(
            [.. from key in keys
                where facts.ContainsKey(key.Id)
                let row = facts[key.Id]
                select caseOf(row, query.Index, period.AsOf(now)) with
                {
                    Gain = Gains.Round(GainOf(key.Misses)),
                    Misses = [.. Missed(key.Misses)],
                }],
            next);

        // Shared by everybody who asks: nobody's impatience ends it.
        async Task<CaseList> ReadListAsync()
        {
            var rules = query.Table.RulesOf(query.Profile);
            var known = new Dictionary<string, MeasuredIndex?[]>(StringComparer.Ordinal);
            return new CaseList(
                await reader.MissedAsync(query.Unit.Agency.Code, query.Procedure, period, now, place, MeasuresOf, CancellationToken.None),
                GainOf);

            // As many procedures as a unit has, for as many cases.
            MeasuredIndex?[] MeasuresOf(string? procedure) => known.TryGetValue(procedure ?? "", out var measures)
                ? measures
                : known[procedure ?? ""] = [.. kind.Indices.Select(index =>
                    rules.Find(index.Id) is { } rule ? query.Table.MeasuresOf(index, rule, procedure) : null)];
        }

        decimal GainOf(int misses) => Missed(misses).Sum(index =>
            Gains.Exact(query.Table.RulesOf(query.Profile), query.Unit, index, 1));

        IEnumerable<string> Missed(int misses) =>
            kind.Indices.Where((_, i) => (misses & (1 << i)) != 0).Select(index => index.Id);
    }

    private async Task<CaseList> KeptListAsync(CaseQuery query, Func<Task<CaseList>> read)
    {
        if (lists.Count >= ListsKept)
            lists.Clear();

        var key = (query.Table, query.Unit.Agency.Code, query.Profile, query.Index, query.Procedure);
        var list = lists.GetOrAdd(key, _ => new Lazy<Task<CaseList>>(read));
        try
        {
            return await list.Value;
        }
        catch
        {
            // The next one tries anew.
            lists.TryRemove(key, out _);
            throw;
        }
    }

    private static LostCase DossierCase(CaseFact<DossierFact> row, string index, long asOf) => new(
        row.Id,
        row.Number,
        row.Fact.Agency,
        row.Fact.Procedure,
        DossierReasons.At(row.Fact.ReceivedAt)!.Value,
        DossierReasons.At(row.Fact.DueAt),
        row.Fact.EndedAt <= asOf ? DossierReasons.At(row.Fact.EndedAt) : null,
        0,
        [],
        [.. DossierReasons.Of(index, row.Fact, asOf)]);

    private static LostCase PetitionCase(CaseFact<PetitionFact> row, string index, long asOf) => new(
        row.Id,
        null,
        row.Fact.Agency,
        null,
        DossierReasons.At(row.Fact.ArrivedAt)!.Value,
        DossierReasons.At(row.Fact.DueAt),
        row.Fact.EndedAt <= asOf ? DossierReasons.At(row.Fact.EndedAt) : null,
        0,
        [],
        [.. PetitionReasons.Of(index, row.Fact, asOf)]);
}
