using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;
using Portal.Grains.Procedures.Forms;

namespace Portal.Grains.Catalogue;

/// <summary>The catalogue at one moment; never changes.</summary>
public sealed class CatalogueSnapshot
{
    private readonly FrozenDictionary<string, ProcedureEntry> procedures;
    private readonly ProcedureSearch search;
    private readonly Lazy<string> holidays;

    private CatalogueSnapshot(CatalogueContent content, CatalogueSnapshot? previous)
    {
        Agencies = AgencyTree.Of(content.Agencies.Values);
        procedures = content.Procedures.ToFrozenDictionary(
            pair => pair.Key, pair => EntryOf(pair.Key, pair.Value, previous), StringComparer.Ordinal);
        search = new ProcedureSearch(procedures.Values.Select(entry => entry.Published));
        holidays = new Lazy<string>(() => WriteHolidays(content.Holidays));
        Provisions = content.Provisions;
        Announcements = content.Announcements.Values.ToLookup(one => one.Agency, StringComparer.Ordinal);
    }

    /// <summary>A catalogue in which nothing is published yet.</summary>
    public static CatalogueSnapshot Empty { get; } = Of(CatalogueContent.Empty);

    /// <summary>All agencies.</summary>
    public AgencyTree Agencies { get; }

    /// <summary>The newest version of every procedure, whether in force or not, ordered by code.</summary>
    public ImmutableArray<ProcedureVersion> Procedures => search.Newest;

    /// <summary>The published days off of every year, in the format of <c>data/holidays.json</c>.</summary>
    public string HolidaysJson => holidays.Value;

    /// <summary>What agencies offer, by code of the agency; for others see <see cref="Competence"/>.</summary>
    internal ImmutableDictionary<string, AgencyProvisions> Provisions { get; }

    /// <summary>Announcement decisions by the ministry or province that made them.</summary>
    internal ILookup<string, Announcement> Announcements { get; }

    internal static CatalogueSnapshot Of(CatalogueContent content, CatalogueSnapshot? previous = null) =>
        new(content, previous);

    /// <summary>The version in force on a day (Vietnam time), or <see langword="null"/>.</summary>
    public ProcedureVersion? ProcedureInForce(string code, DateOnly day) =>
        procedures.TryGetValue(code, out var entry) ? entry.Published.InForce(day)?.Procedure : null;

    /// <summary>A version by its number, in force or not, or <see langword="null"/>.</summary>
    public ProcedureVersion? Procedure(string code, int version) => Published(code, version)?.Procedure;

    /// <summary>Facts of announcement and publication of a version, or <see langword="null"/>.</summary>
    public PublicationRecord? PublicationOf(string code, int version) => Published(code, version)?.Publication;

    /// <summary>All versions of a procedure, oldest first; empty for an unknown code.</summary>
    public ImmutableArray<ProcedureVersion> VersionsOf(string code) =>
        procedures.TryGetValue(code, out var entry) ? [.. entry.Published.Versions.Select(row => row.Procedure)] : [];

    /// <summary>The form of a version: its own, or the general one derived from it; null for an unknown version.</summary>
    public FormSchema? FormOf(string code, int version) =>
        procedures.TryGetValue(code, out var entry) && version >= 1 && version <= entry.Forms.Length
            ? entry.Forms[version - 1].Value
            : null;

    /// <summary>
    /// Finds procedures in force whose name, field or code contains the text, whatever its case and diacritics
    /// ("khai sinh", "KHAI SINH", "khái sinh"). Phrase matches come first, then those that contain every word.
    /// </summary>
    public ProcedurePage Search(ProcedureQuery query) => search.Find(query);

    /// <summary>Whether an agency handles a procedure; see <see cref="Competence"/>.</summary>
    public bool Handles(AgencyCode agency, ProcedureVersion procedure) =>
        Agencies.Find(agency) is { } found && Competence.Handles(found, procedure);

    private PublishedVersion? Published(string code, int version) =>
        procedures.TryGetValue(code, out var entry) && version >= 1 && version <= entry.Published.Versions.Length
            ? entry.Published.Versions[version - 1]
            : null;

    /// <summary>Forms are parsed when first asked for, and kept while their procedure does not change.</summary>
    private static ProcedureEntry EntryOf(string code, PublishedProcedure published, CatalogueSnapshot? previous)
    {
        if (previous is not null && previous.procedures.TryGetValue(code, out var entry) && entry.Published == published)
            return entry;

        return new ProcedureEntry(
            published, [.. published.Versions.Select(version => new Lazy<FormSchema>(() => FormOf(version)))]);
    }

    private static FormSchema FormOf(PublishedVersion version) => version.Form is { } own
        ? FormSchema.Parse(Encoding.UTF8.GetBytes(own.GetRawText()))
        : GeneralForm.For(version.Procedure);

    internal static string WriteHolidays(ImmutableSortedDictionary<int, JsonElement> years)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("years");
            foreach (var (year, days) in years)
            {
                json.WritePropertyName(year.ToString(System.Globalization.CultureInfo.InvariantCulture));
                days.WriteTo(json);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private sealed record ProcedureEntry(PublishedProcedure Published, ImmutableArray<Lazy<FormSchema>> Forms);
}
