using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Journal;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>Rebuilds a publication from its journal entries.</summary>
internal static class PublicationReplay
{
    /// <summary>
    /// The row that the entries lead to, or <see langword="null"/> when it has another state. States are compared as they are
    /// read: an older program may have left out what it did not know.
    /// </summary>
    public static PublicationRow? RowOf(IReadOnlyList<JournalEntry> entries, ReadOnlySpan<byte> state)
    {
        var content = CatalogueContent.Empty;
        CatalogueEvent? change = null;
        foreach (var entry in entries)
        {
            change = CatalogueJson.EventOf(entry.Type, entry.Body.Span);
            content = change.ApplyTo(content);
        }

        if (change is null)
            return null;

        var row = PublicationRows.Of(change, content, entries.Count, ContextOf(entries[^1]), entries[0].At);
        return row.State.Span.SequenceEqual(state) || row.State.Span.SequenceEqual(WriteAgain(row.Kind, state)) ? row : null;
    }

    /// <summary>Who published says under which circumstances.</summary>
    private static ImportContext ContextOf(JournalEntry entry) => entry.Actor == CataloguePublisher.FirstStart
        ? ImportContext.FirstStart(entry.At, ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty)
        : ImportContext.ByAdministrator(entry.At);

    private static byte[] WriteAgain(string kind, ReadOnlySpan<byte> state) => kind switch
    {
        PublicationRows.Agency => Again(state, CatalogueJson.Readable.Agency),
        PublicationRows.Procedure => Again(state, CatalogueJson.Readable.PublishedProcedure),
        PublicationRows.Holidays => Again(state, CatalogueJson.Readable.HolidayYear),
        PublicationRows.Provisions => Again(state, CatalogueJson.Readable.AgencyProvisions),
        _ => Again(state, CatalogueJson.Readable.Announcement),
    };

    private static byte[] Again<TState>(ReadOnlySpan<byte> state, JsonTypeInfo<TState> type) =>
        CatalogueJson.Write(CatalogueJson.Read(state, type), type);
}
