using System.Data.Common;
using System.Globalization;
using Portal.Testing.Databases;

namespace Portal.Testing.Load;

/// <summary>
/// One event for each acknowledged command, gapless, and one answer; one dossier or petition for each that began one, and
/// each dossier with a number of its own. A petition about a dossier is an event of the dossier as well.
/// </summary>
internal static class StreamAuditor
{
    public static async Task<IReadOnlyList<string>> FindDifferencesAsync(
        DbConnection connection, IReadOnlyCollection<Acknowledgement> acknowledged)
    {
        var commands = acknowledged.ToLookup(item => item.Command.Thing);
        var tied = acknowledged.Select(TieAuditor.DossierOf).OfType<string>().ToList();
        var differences = new List<string>();
        // Those of profiles and mandates come here when their states let go of them.
        var answers = (await connection.QueryAsync(
            "SELECT count(*) FROM idempotency WHERE key NOT LIKE 'saved %'", row => row.GetInt64(0)))[0];
        if (commands[Thing.Dossier].Count() + commands[Thing.Petition].Count() + tied.Count is var expected && answers != expected)
            differences.Add(Text($"{answers} stored answers, {expected} acknowledged commands and ties"));

        await CompareAsync("dossier", connection, commands[Thing.Dossier].Select(item => item.Id).Concat(tied), differences);
        await CompareAsync("petition", connection, commands[Thing.Petition].Select(item => item.Id), differences);

        var doubles = await connection.QueryAsync(
            "SELECT number FROM dossier WHERE number IS NOT NULL GROUP BY number HAVING count(*) > 1",
            row => row.GetString(0));
        differences.AddRange(doubles.Select(number => $"number {number} twice"));
        return differences;
    }

    private static async Task CompareAsync(
        string kind, DbConnection connection, IEnumerable<string> happened, List<string> differences)
    {
        var expected = happened.CountBy(id => id).ToDictionary();
        var stored = await connection.QueryAsync(
            $"""
            SELECT s.id, s.revision, cast(count(e.seq) AS integer), cast(count(DISTINCT e.seq) AS integer),
                coalesce(min(e.seq), 0), coalesce(max(e.seq), 0)
            FROM {kind} AS s LEFT JOIN {kind}_event AS e ON e.{kind} = s.id
            GROUP BY s.id, s.revision
            """,
            row => (Id: row.GetString(0), Revision: row.GetInt32(1), Events: row.GetInt32(2), Numbers: row.GetInt32(3),
                First: row.GetInt32(4), Last: row.GetInt32(5)));
        foreach (var missing in expected.Keys.Except(stored.Select(one => one.Id)))
            differences.Add($"{kind} {missing} is not there");
        foreach (var (id, revision, events, numbers, first, last) in stored)
        {
            var count = expected.GetValueOrDefault(id);
            if ((revision, events, numbers, first, last) != (count, count, count, 1, count))
            {
                differences.Add(Text(
                    $"{kind} {id}: revision {revision}, {events} events, {numbers} numbers {first}..{last}, {count} commands"));
            }
        }

        var strays = await connection.QueryAsync(
            $"SELECT DISTINCT {kind} FROM {kind}_event WHERE {kind} NOT IN (SELECT id FROM {kind})", row => row.GetString(0));
        differences.AddRange(strays.Select(id => $"events of {kind} {id}, which is not there"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
