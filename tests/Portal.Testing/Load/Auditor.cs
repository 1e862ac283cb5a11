using System.Data.Common;
using System.Globalization;
using System.Text;
using Portal.Testing.Databases;

namespace Portal.Testing.Load;

/// <summary>Compares what was acknowledged with what the database holds. Reads it with plain SQL alone.</summary>
internal static class Auditor
{
    private const int Piece = 200;

    /// <summary>
    /// Every acknowledged command has its answer in the database, byte for byte, and its dossier is at least where the
    /// answer says.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindLossesAsync(
        PortalStore store, IEnumerable<Acknowledgement> acknowledged)
    {
        await using var connection = await store.OpenAsync();
        var losses = new List<string>();
        // In pieces: clients go on meanwhile, and the auditor must be faster than they are.
        foreach (var piece in acknowledged.Chunk(Piece))
        {
            var answers = (await ReadAnswersAsync(connection, piece)).ToLookup(answer => answer.Key);
            var revisions = await ReadRevisionsAsync(connection, piece);
            foreach (var item in piece)
            {
                var expected = (item.Command.Subject, item.Command.Key, item.Status,
                    item.ETag ?? "", item.Location ?? "", Encoding.UTF8.GetString(item.Body));
                var stored = answers[item.Command.Key].ToList();
                if (stored.Count != 1 || stored[0] != expected)
                    losses.Add($"{item}: {stored.Count} answers, {stored.FirstOrDefault()}");
                if (revisions.GetValueOrDefault(item.Dossier) < item.Revision)
                    losses.Add(Text($"{item}: dossier at {revisions.GetValueOrDefault(item.Dossier)}"));
            }
        }

        return losses;
    }

    /// <summary>
    /// When nobody waits for an answer any more, the database holds the acknowledged commands and nothing else: one event
    /// each, gapless; one dossier for each submission, each with a number of its own.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindDifferencesAsync(
        PortalStore store, IReadOnlyCollection<Acknowledgement> acknowledged)
    {
        await using var connection = await store.OpenAsync();
        var differences = new List<string>();
        var answers = (await connection.QueryAsync("SELECT count(*) FROM idempotency", row => row.GetInt64(0)))[0];
        if (answers != acknowledged.Count)
            differences.Add(Text($"{answers} stored answers, {acknowledged.Count} acknowledged commands"));

        var expected = acknowledged.GroupBy(item => item.Dossier).ToDictionary(group => group.Key, group => group.Count());
        var stored = await ReadDossiersAsync(connection);
        foreach (var missing in expected.Keys.Except(stored.Select(dossier => dossier.Id)))
            differences.Add($"dossier {missing} is not there");
        foreach (var (id, revision, events, numbers, first, last) in stored)
        {
            var commands = expected.GetValueOrDefault(id);
            if ((revision, events, numbers, first, last) != (commands, commands, commands, 1, commands))
            {
                differences.Add(Text(
                    $"dossier {id}: revision {revision}, {events} events, {numbers} numbers {first}..{last}, {commands} commands"));
            }
        }

        var strays = await connection.QueryAsync(
            "SELECT DISTINCT dossier FROM dossier_event WHERE dossier NOT IN (SELECT id FROM dossier)", row => row.GetString(0));
        differences.AddRange(strays.Select(id => $"events of dossier {id}, which is not there"));

        var doubles = await connection.QueryAsync(
            "SELECT number FROM dossier WHERE number IS NOT NULL GROUP BY number HAVING count(*) > 1",
            row => row.GetString(0));
        differences.AddRange(doubles.Select(number => $"number {number} twice"));
        return differences;
    }

    private static Task<List<(string Caller, string Key, int Status, string ETag, string Location, string Body)>>
        ReadAnswersAsync(DbConnection connection, Acknowledgement[] piece) => connection.QueryAsync(
        $"""
        SELECT caller, key, cast(status AS integer), coalesce(etag, ''), coalesce(location, ''), body
        FROM idempotency
        WHERE (caller, key) IN (VALUES {Names(piece, i => $"(@caller{i}, @key{i})")})
        """,
        row => (row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetString(5)),
        [.. piece.SelectMany((item, i) => new (string, object)[]
        {
            (Text($"@caller{i}"), item.Command.Subject), (Text($"@key{i}"), item.Command.Key),
        })]);

    private static async Task<Dictionary<string, int>> ReadRevisionsAsync(
        DbConnection connection, Acknowledgement[] piece) => (await connection.QueryAsync(
        $"SELECT id, revision FROM dossier WHERE id IN ({Names(piece, i => $"@id{i}")})",
        row => (Id: row.GetString(0), Revision: row.GetInt32(1)),
        [.. piece.Select((item, i) => (Text($"@id{i}"), (object)item.Dossier))])).ToDictionary(row => row.Id, row => row.Revision);

    private static string Names(Acknowledgement[] piece, Func<int, FormattableString> name) =>
        string.Join(", ", piece.Select((_, i) => Text(name(i))));

    private static Task<List<(string Id, int Revision, int Events, int Numbers, int First, int Last)>> ReadDossiersAsync(
        DbConnection connection) => connection.QueryAsync(
        """
        SELECT d.id, d.revision, cast(count(e.seq) AS integer), cast(count(DISTINCT e.seq) AS integer),
            coalesce(min(e.seq), 0), coalesce(max(e.seq), 0)
        FROM dossier AS d LEFT JOIN dossier_event AS e ON e.dossier = d.id
        GROUP BY d.id, d.revision
        """,
        row => (row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
