using Portal.Grains.WorkingTime;

namespace Portal.Grains.Catalogue;

/// <summary>The legal clock of every agency, after the holidays and office hours of the catalogue as it is now.</summary>
public sealed class CatalogueClocks(ICatalogue catalogue)
{
    private volatile OfSnapshot clocks = OfSnapshot.None;

    /// <summary>The clock of an agency; the usual one for an agency that the catalogue does not know.</summary>
    public LegalClock Of(string agency)
    {
        var current = catalogue.Current;
        var known = clocks;
        if (!ReferenceEquals(known.Snapshot, current))
            clocks = known = new OfSnapshot(current, new AgencyClocks(HolidayTable.Parse(current.HolidaysJson)));

        return current.Agencies.Find(agency) is { } found ? known.Clocks.For(found) : known.Clocks.Usual;
    }

    private sealed record OfSnapshot(CatalogueSnapshot? Snapshot, AgencyClocks Clocks)
    {
        public static readonly OfSnapshot None = new(null, new AgencyClocks(HolidayTable.Empty));
    }
}
