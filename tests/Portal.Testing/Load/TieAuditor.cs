using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Portal.Testing.Databases;

namespace Portal.Testing.Load;

/// <summary>
/// Every acknowledged petition about a dossier is tied to it once, the petition says so itself, and nothing else is tied.
/// </summary>
internal static class TieAuditor
{
    /// <summary>The job that ties what a failure left untied comes every 30 seconds, and perhaps fails once itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private const string Events = "FROM dossier_event WHERE type = 'dossier.petition_linked'";

    /// <summary>The dossier that an acknowledged petition is about; <see langword="null"/> for everything else.</summary>
    public static string? DossierOf(Acknowledgement item)
    {
        if (item.Command.Thing != Thing.Petition || item.Revision != 1)
            return null;

        using var sent = JsonDocument.Parse(item.Command.Json);
        return sent.RootElement.TryGetProperty("aboutDossier", out var dossier) ? dossier.GetString() : null;
    }

    /// <summary>Gives the job its time: until there are as many ties as petitions about dossiers, or in vain.</summary>
    public static async Task WaitAsync(PortalStore store)
    {
        await using var connection = await store.OpenAsync();
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience)
        {
            var untied = await connection.QueryAsync(
                $"SELECT (SELECT count(*) FROM petition WHERE about_dossier IS NOT NULL) - (SELECT count(*) {Events})",
                row => row.GetInt64(0));
            if (untied[0] <= 0)
                return;
            await Task.Delay(200);
        }
    }

    public static async Task<IReadOnlyList<string>> FindDifferencesAsync(
        DbConnection connection, IReadOnlyCollection<Acknowledgement> acknowledged)
    {
        var expected = (
            from item in acknowledged
            let dossier = DossierOf(item)
            where dossier is not null
            select (Petition: item.Id, Dossier: dossier)).ToList();
        var said = await connection.QueryAsync(
            "SELECT id, about_dossier FROM petition WHERE about_dossier IS NOT NULL",
            row => (Petition: row.GetString(0), Dossier: row.GetString(1)));
        var tied = await connection.QueryAsync(
            $"SELECT cast(body AS text), dossier {Events}",
            row => (Petition: PetitionIn(row.GetString(0)), Dossier: row.GetString(1)));
        var marked = await connection.QueryAsync("SELECT id FROM dossier WHERE petitioned", row => row.GetString(0));
        return
        [
            .. Differ(said, expected, "says that it is about"),
            .. Differ(tied, expected, "is tied to"),
            .. marked.Except(expected.Select(tie => tie.Dossier)).Select(id => $"dossier {id} is marked, and has no petition"),
            .. expected.Select(tie => tie.Dossier).Except(marked).Select(id => $"dossier {id} has a petition, and is not marked"),
        ];
    }

    private static IEnumerable<string> Differ(
        List<(string Petition, string Dossier)> found, List<(string Petition, string Dossier)> expected, string how)
    {
        var counts = found.CountBy(tie => tie).ToDictionary();
        return expected.Where(tie => !counts.ContainsKey(tie)).Select(tie => $"no petition {tie.Petition} {how} dossier {tie.Dossier}")
            .Concat(found.Except(expected).Select(tie => $"petition {tie.Petition} {how} dossier {tie.Dossier}"))
            .Concat(counts.Where(tie => tie.Value > 1).Select(tie => $"petition {tie.Key.Petition} {how} its dossier twice"));
    }

    private static string PetitionIn(string body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("petition").GetString()!;
    }
}
