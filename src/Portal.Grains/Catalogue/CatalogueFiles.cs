using System.Collections.Immutable;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Catalogue.Publishing;

namespace Portal.Grains.Catalogue;

/// <summary>The files shipped under <c>data/</c>: what an empty database is filled from.</summary>
internal static class CatalogueFiles
{
    /// <summary>Reads the files and gives the publications that fill an empty catalogue.</summary>
    /// <exception cref="InvalidDataException">A shipped file is wrong; the message names file and line.</exception>
    public static (CatalogueContent Content, ImmutableArray<CatalogueEvent> Events) Read(
        string directory, DateTimeOffset now)
    {
        var context = ImportContext.FirstStart(now, ReadForms(Path.Combine(directory, "forms")));
        var content = CatalogueContent.Empty;
        var events = ImmutableArray.CreateBuilder<CatalogueEvent>();
        foreach (var (kind, name) in new[]
        {
            (ImportKind.Agencies, "agencies.json"),
            (ImportKind.Procedures, "procedures.json"),
            (ImportKind.Holidays, "holidays.json"),
        })
        {
            var plan = CatalogueImport.Plan(kind, File.ReadAllBytes(Path.Combine(directory, name)), content, context);
            if (plan.Errors is [var error, ..])
                throw new InvalidDataException($"{name}:{error.Line}: {error.Message.In("en")}");

            foreach (var (change, _) in plan.Changes)
            {
                content = change.ApplyTo(content);
                events.Add(change);
            }
        }

        return (content, events.ToImmutable());
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
