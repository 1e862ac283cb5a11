using System.Text;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Tests.Catalogue;

namespace Portal.Grains.Tests.Scoring.Procedures;

/// <summary>A small catalogue of its own: what an administrator imported, one file after the other.</summary>
internal sealed class InputFiles : ICatalogue
{
    private CatalogueContent content = ShippedCatalogue.Content;

    public CatalogueSnapshot Current { get; private set; } = ShippedCatalogue.Snapshot;

    public InputFiles Import(ImportKind kind, string file)
    {
        var plan = Plan(kind, file);
        Assert.Empty(plan.Errors);
        content = plan.Changes.Aggregate(content, (before, row) => row.Event.ApplyTo(before));
        Current = CatalogueSnapshot.Of(content, Current);
        return this;
    }

    public ImportPlan Plan(ImportKind kind, string file) =>
        CatalogueImport.Plan(kind, Encoding.UTF8.GetBytes(file), content, ProcedureFile.Context);

    /// <summary>Procedures 9.000001 and so on: the fields that differ from a free level-4 procedure for persons.</summary>
    public InputFiles Procedures(params string[] fields) => Import(ImportKind.Procedures, ProcedureFile.Of(
        [.. fields.Select((own, number) => ($"9.{number + 1:000000}", Join(own, "\"effectiveFrom\": \"2026-01-01\"")))]));

    public InputFiles Provisions(params string[] records) =>
        Import(ImportKind.Provisions, "[" + string.Join(",\n", records) + "]");

    public static string Provision(string agency, int procedure, string fields = "") => "{" + Join(
        $"\"agency\": \"{agency}\", \"procedure\": \"9.{procedure:000000}\"",
        fields,
        fields.Contains("onlineKind", StringComparison.Ordinal) ? "" : "\"onlineKind\": \"full\"",
        fields.Contains("service", StringComparison.Ordinal) ? "" : "\"service\": \"public\"") + "}";

    private static string Join(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));
}
