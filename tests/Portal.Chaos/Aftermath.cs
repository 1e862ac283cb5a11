using System.Globalization;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.Chaos;

/// <summary>The look at a database that nobody writes to any more.</summary>
internal sealed class Aftermath(Site site, Traffic traffic, int seed)
{
    private const int Repeated = 200;

    /// <summary>Adds what is lost or wrong; gives what is there twice or was answered in two ways.</summary>
    public async Task<IReadOnlyList<string>> LookAsync(List<string> lost, List<string> wrong)
    {
        await Site.UntilAsync(() => site.Slots.All(slot => slot.Current is not null), "every process is ready again");
        wrong.AddRange(await new ShownScores(site).FindFaultsAsync());
        await TieAuditor.WaitAsync(site.Store);
        var all = site.Ledger.From(0);
        lost.AddRange(await Auditor.FindLossesAsync(site.Store, all));
        var doubled = new List<string>(await Auditor.FindDifferencesAsync(site.Store, all));

        var sample = all.ToArray();
        new Random(seed).Shuffle(sample);
        doubled.AddRange(await traffic.RepeatAsync(sample.Take(Repeated)));
        // Repetitions have left nothing behind.
        doubled.AddRange(await Auditor.FindDifferencesAsync(site.Store, all));

        wrong.AddRange(await ChainAuditor.FindFaultsAsync(site.Store));
        var (exitCode, text) = await PortalProgram.RunAsync(site.Store, "verify");
        if (exitCode != 0)
            wrong.Add(text);
        var scores = await ScoreAuditor.CompareAsync(site.Store);
        if (scores.Differences > 0)
            wrong.Add($"counters differ from a recomputation: {scores.Example}");
        if (all.Count(Counts) is var counting && scores.Facts != counting)
        {
            wrong.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{counting} dossiers were accepted or petitions sent, {scores.Facts} count"));
        }

        return doubled;
    }

    /// <summary>With it, something begins to count in scores: an accepted dossier, or a petition.</summary>
    private static bool Counts(Acknowledgement item) => item.Command.Thing == Thing.Petition
        ? item.Revision == 1
        : item.Command.Path.EndsWith("/acceptance", StringComparison.Ordinal);
}
