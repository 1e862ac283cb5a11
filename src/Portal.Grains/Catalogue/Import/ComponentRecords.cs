using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue.Import;

/// <summary>
/// Reads the components of a dossier and decides what an online submission must bring. Not required are: the
/// application form (the electronic form takes its place), papers that are only shown, papers of certain cases, and
/// papers that the data of a state database replaces (Decree 224/2026 Art. 18(4): data already held is not asked for
/// again). Which case applies is for the officer to judge, who asks for what is missing by a supplement.
/// </summary>
internal static class ComponentRecords
{
    private static readonly string[] WholeDossier = ["giay to phai", "thanh phan ho so", "nguoi yeu cau chung thuc"];
    private static readonly string[] OneCase = ["truong hop", "doi voi", "dang ky ", "gia han ", "doi tuong"];

    public static ImmutableArray<Component> Read(RecordReader reader, OnlineKind online)
    {
        var nodes = reader.Elements("components").ToList();
        var cases = nodes.Select(node => node["case"]?.Text).Where(IsOwnCase).Distinct(StringComparer.Ordinal).Count();
        var databases = Databases(reader);
        var components = ImmutableArray.CreateBuilder<Component>(nodes.Count);
        foreach (var node in nodes)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"c{components.Count + 1}");
            components.Add(ReadOne(reader.At(node), id, online, cases, databases));
        }

        return components.MoveToImmutable();
    }

    private static Component ReadOne(
        RecordReader reader, string id, OnlineKind online, int cases, List<(string Folded, string Database)> databases)
    {
        var name = reader.Required("name");
        var original = reader.RequiredChoice("form", ProcedureWords.ComponentForms);
        var shown = reader.Flag("presentOnly");
        var fromForm = reader.Flag("declaration") || reader.Record["form"]?.Text == "e-form";
        var heading = reader.Text("case");
        var ownCase = IsOwnCase(heading) && (cases > 1 || StartsWithAny(heading, OneCase));
        var conditional = reader.Flag("conditional") || ownCase;
        var folded = SearchText.Fold(name);
        var database = databases.Find(row => folded.StartsWith(row.Folded, StringComparison.Ordinal)).Database;
        return new Component(
            id,
            name,
            Required: !fromForm && !shown && !conditional && database is null,
            PresentOnly: shown,
            OriginalNeeded: online != OnlineKind.Full && !fromForm && (shown || original),
            FromForm: fromForm,
            Case: ownCase ? heading : null,
            Database: database);
    }

    /// <summary>Replacements name the paper; a component whose name begins with it is that paper.</summary>
    private static List<(string Folded, string Database)> Databases(RecordReader reader) =>
        [.. reader.Elements("dataReplacement")
            .Select(reader.At)
            .Select(row => (SearchText.Fold(row.Required("component")), row.Required("database")))
            .Where(row => row.Item1.Length > 0)];

    private static bool IsOwnCase(string? heading) => heading is not null && !StartsWithAny(heading, WholeDossier);

    private static bool StartsWithAny(string? heading, string[] beginnings)
    {
        var folded = SearchText.Fold(heading ?? "");
        return Array.Exists(beginnings, beginning => folded.StartsWith(beginning, StringComparison.Ordinal));
    }
}
