using System.Globalization;
using System.Reflection;

namespace Portal.Grains.Storage;

/// <summary>One numbered SQL file of the program, such as <c>0001_journal.sql</c>.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>The migrations for a database, in order. Their numbers are 1, 2, 3 and so on.</summary>
    public static IReadOnlyList<Migration> For(DatabaseKind kind)
    {
        var prefix = $"Portal.Grains.Storage.Migrations.{(kind == DatabaseKind.Sqlite ? "sqlite" : "postgresql")}.";
        var assembly = typeof(Migration).Assembly;
        var found = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name, name[prefix.Length..^".sql".Length]))
            .ToList();

        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Version != i + 1)
                throw new InvalidOperationException($"Migration {i + 1} is missing or there twice: {found[i].Name}.");
        }

        return found;
    }

    private static Migration Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
