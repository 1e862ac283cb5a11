using System.Collections.Immutable;
using Portal.Grains.Catalogue.Publishing;

namespace Portal.Grains.Catalogue.Import;

/// <summary>What a file changes; nothing may be published while there are errors.</summary>
internal sealed record ImportPlan(
    ImmutableArray<ImportError> Errors,
    ImmutableArray<(CatalogueEvent Event, ImportChange Change)> Changes,
    int Unchanged)
{
    public ImportReport Report(bool published) => new(
        [.. Errors.OrderBy(error => error.Line).Take(ImportReport.MaxErrors)],
        Changes.Count(row => row.Change.IsNew),
        Changes.Count(row => !row.Change.IsNew),
        Unchanged,
        [.. Changes.Select(row => row.Change).Take(ImportReport.MaxChanges)],
        published);
}
