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
    /// Every acknowledged command has its effect: its dossier, petition or mandate is at least where the answer says. Its
    /// answer is in the database, byte for byte; those about mandates are in states that only their grains read.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindLossesAsync(
        PortalStore store, IEnumerable<Acknowledgement> acknowledged)
    {
        await using var connection = await store.OpenAsync();
        var losses = new List<string>();
        // In pieces: clients go on meanwhile, and the auditor must be faster than they are.
        foreach (var piece in acknowledged.Chunk(Piece))
        {
            foreach (var kind in piece.GroupBy(item => item.Command.Thing))
            {
                if (kind.Key != Thing.Mandate)
                    losses.AddRange(await FindLostAnswersAsync(connection, [.. kind]));
                losses.AddRange(await FindLostEffectsAsync(connection, kind.Key, [.. kind]));
            }
        }

        return losses;
    }

    /// <summary>
    /// When nobody waits for an answer any more, the database holds the acknowledged commands and nothing else.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindDifferencesAsync(
        PortalStore store, IReadOnlyCollection<Acknowledgement> acknowledged)
    {
        await using var connection = await store.OpenAsync();
        return
        [
            .. await StreamAuditor.FindDifferencesAsync(connection, acknowledged),
            .. await TieAuditor.FindDifferencesAsync(connection, acknowledged),
            .. await MandateAuditor.FindDifferencesAsync(connection, acknowledged),
        ];
    }

    private static async Task<IEnumerable<string>> FindLostAnswersAsync(DbConnection connection, Acknowledgement[] piece)
    {
        var answers = (await ReadAnswersAsync(connection, piece)).ToLookup(answer => (answer.Caller, answer.Key));
        return
            from item in piece
            let expected = (item.Command.Subject, item.Command.Key, item.Status,
                item.ETag ?? "", item.Location ?? "", Encoding.UTF8.GetString(item.Body))
            let stored = answers[(item.Command.Subject, item.Command.Key)].ToList()
            where stored.Count != 1 || stored[0] != expected
            select $"{item}: {stored.Count} answers, {stored.FirstOrDefault()}";
    }

    private static async Task<IEnumerable<string>> FindLostEffectsAsync(
        DbConnection connection, Thing thing, Acknowledgement[] piece)
    {
        var table = thing switch
        {
            Thing.Petition => "petition",
            Thing.Mandate => "mandate",
            _ => "dossier",
        };
        var revisions = (await connection.QueryAsync(
            $"SELECT id, cast(revision AS integer) FROM {table} WHERE id IN ({Names(piece, i => $"@id{i}")})",
            row => (Id: row.GetString(0), Revision: row.GetInt32(1)),
            [.. piece.Select((item, i) => (Text($"@id{i}"), (object)item.Id))])).ToDictionary(row => row.Id, row => row.Revision);
        return
            from item in piece
            where revisions.GetValueOrDefault(item.Id) < item.Revision
            select Text($"{item}: {table} at {revisions.GetValueOrDefault(item.Id)}");
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

    private static string Names(Acknowledgement[] piece, Func<int, FormattableString> name) =>
        string.Join(", ", piece.Select((_, i) => Text(name(i))));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
