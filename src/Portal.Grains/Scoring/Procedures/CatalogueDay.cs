using System.Collections.Concurrent;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>
/// Sets and shares of every unit after one catalogue snapshot on one day, each made when first asked for. Units that
/// offer the same share one set: a country without published provisions has a handful.
/// </summary>
internal sealed class CatalogueDay
{
    private readonly CatalogueSnapshot catalogue;
    private readonly CatalogueClocks clocks;
    private readonly DateOnly day;
    private readonly Dictionary<string, ProcedureVersion> inForce;
    private readonly ConcurrentDictionary<string, Numbered> units = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Numbered> shared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Root, DateOnly First, DateOnly Over), Transparency> transparency = new();
    private int numbers;

    public CatalogueDay(CatalogueSnapshot catalogue, CatalogueClocks clocks, DateOnly day)
    {
        (this.catalogue, this.clocks, this.day) = (catalogue, clocks, day);
        inForce = catalogue.Procedures
            .Select(procedure => catalogue.ProcedureInForce(procedure.Code, day))
            .OfType<ProcedureVersion>()
            .ToDictionary(procedure => procedure.Code, StringComparer.Ordinal);
    }

    public ProcedureSets SetsOf(Agency agency) => WithUnits(agency).Sets;

    /// <summary>Indices 1.1 to 1.3 of a ministry or province.</summary>
    /// <param name="root">The ministry or province.</param>
    /// <param name="first">First day of the period.</param>
    /// <param name="over">Last day that is over.</param>
    public Transparency TransparencyOf(Agency root, DateOnly first, DateOnly over) =>
        transparency.GetOrAdd((root.Code, first, over), _ => Count(root, first, over));

    /// <summary>4.6: communes that certify electronic copies, of those of which it is known.</summary>
    public Share CertifiedCopies(Agency agency)
    {
        var known = catalogue.Agencies.Descendants(agency.Code).Prepend(agency)
            .Where(one => one is { Kind: AgencyKind.Commune, CertifiedCopies: not null }).ToList();
        return Share.Of(known.Select(one => (one.Code, one.CertifiedCopies == true)));
    }

    private Numbered WithUnits(Agency agency)
    {
        if (units.TryGetValue(agency.Code, out var known))
            return known;

        var parts = catalogue.Agencies.Children(agency.Code).Select(WithUnits).Prepend(Own(agency))
            .DistinctBy(part => part.Number).OrderBy(part => part.Number).ToList();
        var all = parts.Count == 1
            ? parts[0]
            : Shared("union " + string.Join(' ', parts.Select(part => part.Number)),
                () => ProcedureSets.Union([.. parts.Select(part => part.Sets)]));
        return units.GetOrAdd(agency.Code, all);
    }

    private Numbered Own(Agency agency)
    {
        if (catalogue.Provisions.TryGetValue(agency.Code, out var published))
            return Number(ProcedureSets.Of(OfferedProcedures.Published(published, inForce, day)));

        // What an agency is competent for follows from its kind, for central bodies from their place, too.
        var competence = agency.Kind == AgencyKind.Ministry ? "body " + agency.Code : "kind " + agency.Kind;
        return Shared(competence, () => ProcedureSets.Of(OfferedProcedures.Derived(agency, inForce.Values)));
    }

    private Numbered Shared(string key, Func<ProcedureSets> make) => shared.GetOrAdd(key, _ => Number(make()));

    private Numbered Number(ProcedureSets sets) => new(Interlocked.Increment(ref numbers), sets);

    private Transparency Count(Agency root, DateOnly first, DateOnly over)
    {
        var limits = root.Kind == AgencyKind.Ministry ? AnnouncementLimits.OfMinistry : AnnouncementLimits.OfProvince;
        var items = catalogue.Announcements[root.Code].SelectMany(one => AnnouncedItem.Of(one, limits)).ToList();
        var isEntered = items.Count > 0;
        if (!isEntered)
            items = CataloguePublications.Of(catalogue, root);
        return new Transparency(
            TransparencyRules.AnnouncedOnTime(items, first, day),
            TransparencyRules.PublishedOnTime(items, first, day, over, clocks.Of(root.Code)),
            isEntered ? TransparencyRules.Complete(items, day) : CataloguePublications.Complete(catalogue, root, inForce.Values));
    }

    private sealed record Numbered(int Number, ProcedureSets Sets);
}

/// <summary>Indices 1.1 to 1.3 of a ministry or province.</summary>
internal sealed record Transparency(Share Announced, Share Published, Share Complete);
