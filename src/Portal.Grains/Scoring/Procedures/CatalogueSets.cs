using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>Keeps what was made of the newest catalogue snapshot for the days asked about last.</summary>
internal sealed class CatalogueSets(ICatalogue catalogue, CatalogueClocks clocks) : ICatalogueSets
{
    /// <summary>A year by months, its quarters, and some more: what one page of history asks for.</summary>
    private const int DaysKept = 40;

    private volatile Kept kept = new(CatalogueSnapshot.Empty, FrozenDictionary<DateOnly, CatalogueDay>.Empty);

    public ProcedureSets Of(string agency, ScorePeriod period, DateTimeOffset asOf)
    {
        var current = catalogue.Current;
        return current.Agencies.Find(agency) is { } found
            ? DayOf(current, LastDay(period, asOf)).SetsOf(found)
            : ProcedureSets.Empty;
    }

    public ImmutableArray<IndexCount> CountsOf(
        string agency, ScorePeriod period, DateTimeOffset asOf, UnitCounts? counts)
    {
        var current = catalogue.Current;
        if (current.Agencies.Find(agency) is not { } found)
            return [];

        var day = DayOf(current, LastDay(period, asOf));
        var root = RootOf(current.Agencies, found);
        var transparency = TransparencyOf(day, root, period, asOf);
        var inherited = root.Code != agency;
        var sets = day.SetsOf(found);
        var copies = day.CertifiedCopies(found);
        return
        [
            new("1.1", transparency.Announced.Numerator, transparency.Announced.Denominator, inherited),
            new("1.2", transparency.Published.Numerator, transparency.Published.Denominator, inherited),
            new("1.3", transparency.Complete.Numerator, transparency.Complete.Denominator, inherited),
            .. ProcedureIndices.All.Select(index => index.Count(sets, counts)),
            new("4.6", copies.Numerator, copies.Denominator),
        ];
    }

    public ImmutableArray<string> MissingOf(string agency, ScorePeriod period, DateTimeOffset asOf, string index)
    {
        var current = catalogue.Current;
        if (current.Agencies.Find(agency) is not { } found)
            return [];

        var day = DayOf(current, LastDay(period, asOf));
        var transparency = TransparencyOf(day, RootOf(current.Agencies, found), period, asOf);
        return index switch
        {
            "1.1" => transparency.Announced.Missing,
            "1.2" => transparency.Published.Missing,
            "1.3" => transparency.Complete.Missing,
            "4.6" => day.CertifiedCopies(found).Missing,
            _ => [],
        };
    }

    private static Transparency TransparencyOf(CatalogueDay day, Agency root, ScorePeriod period, DateTimeOffset asOf) =>
        day.TransparencyOf(root, VietnamTime.DateOf(period.From), VietnamTime.DateOf(period.EndAsOf(asOf)).AddDays(-1));

    /// <summary>The ministry or province whose values of 1.1 to 1.3 a unit shows.</summary>
    private static Agency RootOf(AgencyTree agencies, Agency agency)
    {
        while (agency.Parent is { } parent && agencies.Find(parent) is { } above)
            agency = above;
        return agency;
    }

    /// <summary>The last day of which anything counts: a period that is over ends with the last moment of a day.</summary>
    private static DateOnly LastDay(ScorePeriod period, DateTimeOffset asOf) =>
        VietnamTime.LastDayBefore(period.EndAsOf(asOf));

    private CatalogueDay DayOf(CatalogueSnapshot current, DateOnly day)
    {
        var known = kept;
        if (ReferenceEquals(known.Snapshot, current) && known.Days.TryGetValue(day, out var found))
            return found;

        var made = new CatalogueDay(current, clocks, day);
        var keep = ReferenceEquals(known.Snapshot, current) && known.Days.Count < DaysKept;
        kept = new Kept(current, (keep ? known.Days.Append(new(day, made)) : [new(day, made)]).ToFrozenDictionary());
        return made;
    }

    private sealed record Kept(CatalogueSnapshot Snapshot, FrozenDictionary<DateOnly, CatalogueDay> Days);
}
