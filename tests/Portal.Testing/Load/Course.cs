using System.Globalization;

namespace Portal.Testing.Load;

/// <summary>The way of one dossier from submission to result: step after step, each with the revision that it has seen.</summary>
/// <param name="sender">Sends.</param>
/// <param name="steps">Who does what below the dossier; <c>applicant</c> is whoever acts for it.</param>
/// <param name="persona">Persona of the applicant.</param>
/// <param name="subject">Their subject id.</param>
internal sealed class Course(
    Sender sender, (string Persona, string Path, string Json)[] steps, string persona, string subject)
{
    /// <summary>
    /// One petition changes its dossier once. But after a silo was lost a dossier may be in memory twice for a while, and a look
    /// may show the older one: for two seconds, until a command meets it, or as long as its silo cannot reach the database. Who
    /// never gets through is told wrong.
    /// </summary>
    private const int MostLooks = 20;

    /// <summary>Where nobody else changes the dossier. Now and then a step is sent while the one before is under way.</summary>
    public async Task WalkAsync(Acknowledgement last, CancellationToken stop)
    {
        while (last.Revision <= steps.Length && !stop.IsCancellationRequested)
        {
            var first = Step(last.Id, last.Revision - 1, last.Revision);
            last = last.Revision < steps.Length && sender.Overtakes()
                ? await sender.DoInDisorderAsync(first, Step(last.Id, last.Revision, last.Revision + 1), last.Revision + 1)
                : await sender.DoAsync(first, 200, last.Revision + 1);
        }
    }

    /// <summary>Where the tie of a petition comes in between: who is told that the dossier has changed looks again.</summary>
    public async Task WalkWithLooksAsync(Acknowledgement last, CancellationToken stop)
    {
        for (var (step, looks) = (0, 0); step < steps.Length && !stop.IsCancellationRequested;)
        {
            var seen = await LookAsync(last.Id);
            var command = Step(last.Id, step, seen);
            var answer = await sender.AskAsync(command);
            if (answer.Status == 412 && looks++ < MostLooks)
                continue;
            last = await sender.AcknowledgeAsync(command, answer, 200, seen + 1);
            step++;
        }
    }

    private async Task<int> LookAsync(string dossier)
    {
        var look = sender.Command("reception", $"/api/v1/agency/dossiers/{dossier}", null, "");
        var answer = await sender.LookAsync(look);
        return answer.Status == 200 && int.TryParse(answer.ETag?.Trim('"'), CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw sender.Wrong(look, answer);
    }

    private PortalCommand Step(string dossier, int step, int revision)
    {
        var (who, path, json) = steps[step];
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");
        return who == "applicant"
            ? sender.Command(persona, $"/api/v1/citizen/dossiers/{dossier}/{path}", tag, json) with { Subject = subject }
            : sender.Command(who, $"/api/v1/agency/dossiers/{dossier}/{path}", tag, json);
    }
}
