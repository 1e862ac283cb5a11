using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;

namespace Portal.Silo.Replay.Planning;

/// <summary>The shipped catalogue, read for planning; the portal that is driven has its own.</summary>
internal sealed class ReplayCatalogue : ICatalogue
{
    private readonly CatalogueContent shipped =
        CatalogueFiles.Read(Path.Combine(AppContext.BaseDirectory, "data"), TimeProvider.System.GetUtcNow()).Content;

    public ReplayCatalogue() => Current = CatalogueSnapshot.Of(shipped);

    public CatalogueSnapshot Current { get; }

    /// <summary>The catalogue after an import of procedures, read by the very rules of the import.</summary>
    public CatalogueSnapshot With(byte[] procedures)
    {
        var plan = CatalogueImport.Plan(
            ImportKind.Procedures, procedures, shipped, ImportContext.ByAdministrator(TimeProvider.System.GetUtcNow()));
        CatalogueFiles.ThrowIfWrong("generated procedures", plan.Errors);
        return CatalogueSnapshot.Of(plan.Changes.Aggregate(shipped, (content, row) => row.Event.ApplyTo(content)), Current);
    }
}
