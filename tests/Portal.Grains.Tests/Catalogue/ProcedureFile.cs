using System.Text.Json.Nodes;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;

namespace Portal.Grains.Tests.Catalogue;

/// <summary>Small files of procedures: one field a line, so that a test knows the lines.</summary>
internal static class ProcedureFile
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("name", "\"Thủ tục thử nghiệm\""),
        ("field", "\"Thử nghiệm\""),
        ("onlineKind", "\"full\""),
        ("levels", "[\"commune\"]"),
        ("channels", "[\"online\"]"),
        ("timeLimit", "{\"value\": 5, \"unit\": \"working_day\"}"),
        ("fee", "{\"type\": \"free\", \"amount\": 0}"),
        ("subjects", "[\"citizen\"]"),
        ("completeness", "\"full\""),
        ("hasDocumentResult", "true"),
        ("components", "[]"),
    ];

    public static ImportContext Context { get; } = ImportContext.ByAdministrator(ShippedCatalogue.Now);

    /// <summary>A file with one record per procedure; its fields replace or follow the defaults.</summary>
    public static string Of(params (string Code, string Fields)[] records) =>
        "[\n" + string.Join(",\n", records.Select(record => Record(record.Code, record.Fields))) + "\n]";

    /// <summary>Line on which a field stands; 2, the record's own, when it does not stand there.</summary>
    public static int LineOf(string field, string file) => file.Split('\n').ToList()
        .FindIndex(line => line.Contains($"\"{field}\":", StringComparison.Ordinal)) is var index and >= 0 ? index + 1 : 2;

    /// <summary>The catalogue after a file was published.</summary>
    public static CatalogueContent Published(CatalogueContent before, string file, ImportContext? context = null)
    {
        var plan = Plan(before, file, context);
        Assert.Empty(plan.Errors);
        return plan.Changes.Aggregate(before, (content, row) => row.Event.ApplyTo(content));
    }

    public static ImportPlan Plan(CatalogueContent before, string file, ImportContext? context = null) =>
        CatalogueImport.Plan(ImportKind.Procedures, System.Text.Encoding.UTF8.GetBytes(file), before, context ?? Context);

    private static string Record(string code, string fields)
    {
        var own = JsonNode.Parse("{" + fields + "}")!.AsObject().Select(field => field.Key).ToHashSet();
        var kept = Defaults.Where(field => !own.Contains(field.Name)).Select(field => $"\"{field.Name}\": {field.Value}");
        return "{\n\"code\": \"" + code + "\",\n"
            + string.Join(",\n", fields.Length == 0 ? kept : kept.Prepend(fields)) + "\n}";
    }
}
