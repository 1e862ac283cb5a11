using System.Collections.Concurrent;
using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Procedures;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>
/// The scores of all units for one period at one moment. Each is worked out when first asked for; answers never change,
/// so whatever is made of a table may be kept with it.
/// </summary>
public sealed class ScoreTable
{
    private const int MostViews = 1000;

    private readonly ConcurrentDictionary<string, UnitScore> units = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<object, object> views = new();
    private readonly ICatalogueSets sets;
    private readonly ScoreRules rules;
    private long asOf;

    internal ScoreTable(
        PeriodBoard board,
        CatalogueSnapshot catalogue,
        DateOnly day,
        ICatalogueSets sets,
        IndexCatalogue rules,
        ScoreTable? previous)
    {
        Board = board;
        Catalogue = catalogue;
        Day = day;
        asOf = board.AsOf.UtcTicks;
        this.sets = sets;
        this.rules = new ScoreRules(rules, VietnamTime.DateOf(board.Period.From));
        if (previous is not null && ReferenceEquals(previous.Catalogue, catalogue) && previous.Day == day)
            TakeOver(previous);
    }

    /// <summary>Period.</summary>
    public ScorePeriod Period => Board.Period;

    /// <summary>Until when is counted; moves on while nothing changes.</summary>
    public DateTimeOffset AsOf => new(Interlocked.Read(ref asOf), TimeSpan.Zero);

    /// <summary>Version of the counters.</summary>
    public long Version => Board.Version;

    /// <summary>The agencies at that moment.</summary>
    public AgencyTree Agencies => Catalogue.Agencies;

    internal PeriodBoard Board { get; }

    internal CatalogueSnapshot Catalogue { get; }

    internal DateOnly Day { get; }

    /// <summary>The rules of a profile that hold for the period.</summary>
    public RuleSet RulesOf(string profile) => rules.Of(profile);

    /// <summary>The score of a unit with all units below it, or <see langword="null"/> for an unknown one.</summary>
    public UnitScore? Find(string agency) =>
        units.TryGetValue(agency, out var known) ? known
        : Agencies.Find(agency) is { } found ? units.GetOrAdd(agency, _ => Make(found))
        : null;

    /// <summary>A procedure in force at the end of the table, or <see langword="null"/>.</summary>
    public ProcedureVersion? FindProcedure(string code) => Catalogue.ProcedureInForce(code, Day);

    /// <summary>Points that more of an index above the line would bring a unit, before rounding.</summary>
    public decimal GainOf(UnitScore unit, string profile, string index, long more) =>
        Gains.Of(RulesOf(profile), unit, index, more);

    /// <summary>What was made of this table under a key; made once, and kept with the table while there is room.</summary>
    public TView View<TKey, TView>(TKey key, Func<TKey, TView> make)
        where TKey : notnull
        where TView : class
    {
        var named = (typeof(TView), key);
        if (views.TryGetValue(named, out var known))
            return (TView)known;

        var made = make(key);
        return views.Count < MostViews ? (TView)views.GetOrAdd(named, made) : made;
    }

    /// <summary>The score of a unit from other counters, such as those of an earlier state of knowledge.</summary>
    internal UnitScore With(Agency agency, UnitCounts? counts)
    {
        var overProcedures = sets.CountsOf(agency.Code, Period, Board.AsOf, counts);
        return new UnitScore(
            agency, counts, UnitScore.IndicesOf(RulesOf(IndexCatalogue.DefaultProfile), counts, overProcedures), rules, HasDocumentResult);
    }

    /// <summary>Nothing has changed until a later moment.</summary>
    internal void HoldsUntil(DateTimeOffset moment) => Interlocked.Exchange(ref asOf, moment.UtcTicks);

    internal ProcedureSets SetsOf(string agency) => sets.Of(agency, Period, Board.AsOf);

    internal ImmutableArray<string> MissingOf(string agency, string index) => sets.MissingOf(agency, Period, Board.AsOf, index);

    /// <summary>What an index counts of a procedure by a rule; <see langword="null"/> when it does not count it.</summary>
    internal MeasuredIndex? MeasuresOf(MeasuredIndex index, IndexRule rule, string? procedure) =>
        procedure is null || !rule.Points.AsksForResult ? index : index.By(rule.Points, HasDocumentResult(procedure));

    // What nobody knows any more had a document as its result, as nearly everything has.
    private bool HasDocumentResult(string procedure) => FindProcedure(procedure)?.HasDocumentResult ?? true;

    private UnitScore Make(Agency agency) => With(agency, Board.Find(agency.Code));

    // Most units do not change from one version to the next; the board keeps their counters as they are.
    private void TakeOver(ScoreTable previous)
    {
        foreach (var (code, unit) in previous.units)
        {
            if (ReferenceEquals(unit.Counts, Board.Find(code)))
                units[code] = unit;
        }
    }
}
