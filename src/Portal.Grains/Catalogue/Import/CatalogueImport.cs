using System.Collections.Immutable;
using System.Text.Json;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue.Publishing;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Compares an uploaded file with what is published; pure, so a dry run and the real run see the same.</summary>
internal static class CatalogueImport
{
    public static ImportPlan Plan(
        ImportKind kind, ReadOnlyMemory<byte> file, CatalogueContent published, ImportContext context)
    {
        if (file.Span.StartsWith("\uFEFF"u8))
            file = file[3..];

        var errors = new List<ImportError>();
        var changes = ImmutableArray.CreateBuilder<(CatalogueEvent, ImportChange)>();
        var unchanged = 0;
        if (LinedJson.Read(file.Span, errors) is { } root)
        {
            var rows = kind switch
            {
                ImportKind.Agencies => Agencies(root, published, errors),
                ImportKind.Procedures => Procedures(root, file, published, context, errors),
                ImportKind.Holidays => Holidays(root, file, published, errors),
                ImportKind.Provisions => Provisions(root, published, errors),
                ImportKind.Announcements => Announcements(root, published, context, errors),
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            };
            foreach (var row in rows)
            {
                if (row is { } change)
                    changes.Add(change);
                else
                    unchanged++;
            }
        }

        return new ImportPlan([.. errors], errors.Count == 0 ? changes.ToImmutable() : [], unchanged);
    }

    private static IEnumerable<(CatalogueEvent, ImportChange)?> Agencies(
        LinedNode root, CatalogueContent published, List<ImportError> errors)
    {
        foreach (var (agency, line) in AgencyRecords.Read(root, published.Agencies, errors))
        {
            var before = published.Agencies.GetValueOrDefault(agency.Code);
            yield return before is not null && Same(before, agency)
                ? null
                : Change(new AgencyPublished(agency), line, before is null);
        }
    }

    private static bool Same(Agency before, Agency after) =>
        CatalogueJson.Write(before, CatalogueJson.Readable.Agency).AsSpan()
            .SequenceEqual(CatalogueJson.Write(after, CatalogueJson.Readable.Agency));

    private static IEnumerable<(CatalogueEvent, ImportChange)?> Procedures(
        LinedNode root, ReadOnlyMemory<byte> file, CatalogueContent published, ImportContext context,
        List<ImportError> errors)
    {
        foreach (var draft in ProcedureRecords.Read(root, file, errors))
        {
            var before = published.Procedures.GetValueOrDefault(draft.Content.Code);
            var versions = new ProcedureVersioning(before, context, errors);
            yield return versions.Next(draft) switch
            {
                ProcedurePublished next => (next, new ImportChange(
                    next.Stream, draft.Line, before is null, next.Version.Procedure.Version,
                    next.Version.Procedure.EffectiveFrom)),
                { } ended => Change(ended, draft.Line, isNew: false),
                null => null,
            };
        }
    }

    private static IEnumerable<(CatalogueEvent, ImportChange)?> Holidays(
        LinedNode root, ReadOnlyMemory<byte> file, CatalogueContent published, List<ImportError> errors)
    {
        foreach (var (year, days, line) in HolidayRecords.Read(root, file, published.Holidays, errors))
        {
            var known = published.Holidays.TryGetValue(year, out var before);
            yield return known && JsonElement.DeepEquals(before, days)
                ? null
                : Change(new HolidaysPublished(year, days), line, !known);
        }
    }

    private static IEnumerable<(CatalogueEvent, ImportChange)?> Provisions(
        LinedNode root, CatalogueContent published, List<ImportError> errors)
    {
        foreach (var (agency, provisions, line) in ProvisionRecords.Read(root, published, errors))
        {
            var before = published.Provisions.GetValueOrDefault(agency);
            yield return before is not null && before.With(provisions).Provisions.SequenceEqual(before.Provisions)
                ? null
                : Change(
                    new ProvisionsPublished(agency, [.. provisions.Except(before?.Provisions ?? [])]), line, before is null);
        }
    }

    private static IEnumerable<(CatalogueEvent, ImportChange)?> Announcements(
        LinedNode root, CatalogueContent published, ImportContext context, List<ImportError> errors)
    {
        foreach (var (announcement, line) in AnnouncementRecords.Read(root, published, context, errors))
        {
            var next = new AnnouncementPublished(announcement);
            var before = published.Announcements.GetValueOrDefault(next.Stream);
            yield return before is not null && Same(before, announcement) ? null : Change(next, line, before is null);
        }
    }

    private static bool Same(Announcement before, Announcement after) =>
        CatalogueJson.Write(before, CatalogueJson.Readable.Announcement).AsSpan()
            .SequenceEqual(CatalogueJson.Write(after, CatalogueJson.Readable.Announcement));

    private static (CatalogueEvent, ImportChange) Change(CatalogueEvent change, int line, bool isNew) =>
        (change, new ImportChange(change.Stream, line, isNew));
}
