using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Portal.Testing.Databases;

namespace Portal.Testing.Load;

/// <summary>
/// One mandate for each that was acknowledged, ended where that was acknowledged, with the same in its row and in the
/// state that decides; and helpers' dossiers that began under one of them.
/// </summary>
internal static class MandateAuditor
{
    public static async Task<IReadOnlyList<string>> FindDifferencesAsync(
        DbConnection connection, IReadOnlyCollection<Acknowledgement> acknowledged)
    {
        var differences = new List<string>();
        var expected = acknowledged.Where(item => item.Command.Thing == Thing.Mandate)
            .CountBy(item => item.Id).ToDictionary();
        var rows = (await connection.QueryAsync(
            """
            SELECT id, cast(revision AS integer), revoked_at IS NULL, settled, mandator, helper FROM mandate
            """,
            row => (Id: row.GetString(0), Revision: row.GetInt32(1), IsOpen: row.GetBoolean(2), IsSettled: row.GetBoolean(3),
                Pair: (row.GetString(4), row.GetString(5))))).ToDictionary(row => row.Id);
        var states = await ReadStatesAsync(connection);
        foreach (var id in expected.Keys.Union(rows.Keys).Union(states.Keys))
        {
            var commands = expected.GetValueOrDefault(id);
            if (!rows.TryGetValue(id, out var row) || !row.IsSettled || row.Revision != commands || row.IsOpen != (commands == 1))
                differences.Add(Text($"mandate {id}: {commands} commands, its row is {row}"));
            if (!states.TryGetValue(id, out var isOpen) || isOpen != (commands == 1))
                differences.Add(Text($"mandate {id}: {commands} commands, its state is {(states.ContainsKey(id) ? isOpen : null)}"));
        }

        var pairs = rows.Values.Select(row => row.Pair).ToHashSet();
        var filed = await connection.QueryAsync(
            "SELECT id, applicant, filed_by FROM dossier WHERE filed_by <> applicant",
            row => (Id: row.GetString(0), Pair: (row.GetString(1), row.GetString(2))));
        differences.AddRange(filed.Where(dossier => !pairs.Contains(dossier.Pair))
            .Select(dossier => $"dossier {dossier.Id} was filed for {dossier.Pair} without a mandate"));
        return differences;
    }

    /// <summary>Whether each mandate is open, as the states of the pairs say.</summary>
    private static async Task<Dictionary<string, bool>> ReadStatesAsync(DbConnection connection)
    {
        var states = await connection.QueryAsync(
            "SELECT payload FROM grain_state WHERE grain_type = 'mandates' AND payload IS NOT NULL",
            row => row.GetFieldValue<byte[]>(0));
        var open = new Dictionary<string, bool>();
        foreach (var payload in states)
        {
            using var state = JsonDocument.Parse(payload);
            foreach (var mandate in state.RootElement.GetProperty("Mandates").EnumerateArray())
                open[mandate.GetProperty("Id").GetString()!] = mandate.GetProperty("RevokedAt").ValueKind == JsonValueKind.Null;
        }

        return open;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
