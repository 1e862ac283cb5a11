using System.Collections.Immutable;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Catalogue.Publishing;

namespace Portal.Grains.Catalogue;

/// <summary>The files shipped under <c>data/</c>: what an empty database is filled from.</summary>
internal static class CatalogueFiles
{
    /// <summary>The files in the order in which they depend on each other; days off last.</summary>
    public static ImmutableArray<(ImportKind Kind, string Name)> Names { get; } =
    [
        (ImportKind.Agencies, "agencies.json"),
        (ImportKind.Procedures, "procedures.json"),
        (ImportKind.Holidays, "holidays.json"),
    ];

    /// <summary>The circumstances of the first filling, with the shipped forms.</summary>
    public static ImportContext FirstStart(string directory, DateTimeOffset now) =>
        ImportContext.FirstStart(now, ReadForms(Path.Combine(directory, "forms")));

    /// <summary>Reads the files without a database; gives the catalogue and the publications that fill it.</summary>
    /// <exception cref="InvalidDataException">A shipped file is wrong; the message names file and line.</exception>
    public static (CatalogueContent Content, ImmutableArray<CatalogueEvent> Events) Read(
        string directory, DateTimeOffset now)
    {
        var context = FirstStart(directory, now);
        var content = CatalogueContent.Empty;
        var events = ImmutableArray.CreateBuilder<CatalogueEvent>();
        foreach (var (kind, name) in Names)
        {
            var plan = CatalogueImport.Plan(kind, File.ReadAllBytes(Path.Combine(directory, name)), content, context);
            ThrowIfWrong(name, plan.Errors);
            foreach (var (change, _) in plan.Changes)
            {
                content = change.ApplyTo(content);
                events.Add(change);
            }
        }

        return (content, events.ToImmutable());
    }

    /// <exception cref="InvalidDataException">There are errors.</exception>
    public static void ThrowIfWrong(string name, ImmutableArray<ImportError> errors)
    {
        if (errors is [var error, ..])
            throw new InvalidDataException($"{name}:{error.Line}: {error.Message.In("en")}");
    }

    /// <summary>Forms by procedure code, which is the name of the file.</summary>
    private static ImmutableDictionary<string, ReadOnlyMemory<byte>> ReadForms(string directory) =>
        !Directory.Exists(directory)
            ? ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty
            : Directory.EnumerateFiles(directory, "*.json").ToImmutableDictionary(
                path => Path.GetFileNameWithoutExtension(path),
                path => (ReadOnlyMemory<byte>)File.ReadAllBytes(path),
                StringComparer.Ordinal);
}
