using System.Collections.Immutable;
using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Portal.Grains.Catalogue.Publishing;

namespace Portal.Grains.Storage.Backups;

/// <summary>The tables and routines that migrations make: whether a schema is a portal's, and whether it holds data.</summary>
internal static partial class PortalTables
{
    private const string Version = "schema_version";

    /// <summary>
    /// Tables that a portal fills as soon as it starts, or that stand for running processes. A row in any other one is something
    /// to lose. Publications count by who published them.
    /// </summary>
    private static readonly ImmutableHashSet<string> FilledByItself = Names(
        Version, "orleansquery", "publication", "score_checkpoint", "score_comparison", "job_run", "cluster_version", "cluster_member");

    /// <summary>Every table that a migration makes, in small letters.</summary>
    public static ImmutableHashSet<string> Of(DatabaseKind kind) => Made(kind, Table()).Add(Version);

    /// <summary>Every routine that a migration makes.</summary>
    public static ImmutableHashSet<string> RoutinesOf(DatabaseKind kind) => Made(kind, Routine());

    /// <summary>Refuses tables unless all of them are a portal's.</summary>
    /// <exception cref="BackupException">Something else is there; the message names it.</exception>
    public static async Task CheckAsync(DbConnection connection, DatabaseKind kind, IReadOnlyCollection<string> tables)
    {
        if (tables.Count == 0 || (!tables.Except(Of(kind), StringComparer.OrdinalIgnoreCase).Any() && await IsPortalAsync()))
            return;

        var others = tables.Except(Of(kind), StringComparer.OrdinalIgnoreCase).DefaultIfEmpty(tables.First()).Order().Take(3);
        throw new BackupException(
            $"The database holds something else than a portal ({string.Join(", ", others)}). Restore into an empty database.");

        async Task<bool> IsPortalAsync()
        {
            if (!tables.Contains(Version))
                return false;

            try
            {
                return await connection.ExecuteScalarAsync<string?>("SELECT name FROM schema_version WHERE version = 1")
                    == Migration.For(kind)[0].Name;
            }
            catch (DbException)
            {
                // Others have a table of this name, too, with other columns.
                return false;
            }
        }
    }

    /// <summary>The first table with rows that somebody would miss, or <see langword="null"/>.</summary>
    public static async Task<string?> FindDataAsync(DbConnection connection, IEnumerable<string> tables)
    {
        foreach (var table in tables.Where(table => !FilledByItself.Contains(table)).Order(StringComparer.Ordinal))
        {
            var rows = table == "publication_event" ? $"{table} WHERE actor <> '{CataloguePublisher.FirstStart}'" : table;
            if (await connection.ExecuteScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM {rows})"))
                return table;
        }

        return null;
    }

    private static ImmutableHashSet<string> Made(DatabaseKind kind, Regex what) =>
        Names([.. Migration.For(kind).SelectMany(migration => what.Matches(migration.Sql)).Select(match => match.Groups[1].Value.ToLowerInvariant())]);

    private static ImmutableHashSet<string> Names(params string[] names) =>
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, names);

    [GeneratedRegex(@"^\s*CREATE TABLE (\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Table();

    [GeneratedRegex(@"^\s*CREATE FUNCTION (\w+)\(", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Routine();
}
