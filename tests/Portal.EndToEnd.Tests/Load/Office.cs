using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.EndToEnd.Tests.Load;

/// <summary>One citizen and the officers who work for them: dossier after dossier, step after step.</summary>
internal sealed class Office(int index, PortalClient client, Ledger ledger)
{
    private int serial;

    /// <summary>Works until told to stop; ends with an answer to everything that was sent.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var step = await SubmitAsync();
            foreach (var (persona, path, json) in BirthRegistration.Steps)
            {
                if (stop.IsCancellationRequested)
                    return;
                step = await StepAsync(step, persona, path, json);
            }
        }
    }

    public Task<Acknowledgement> SubmitAsync()
    {
        var form = BirthRegistration.Form((index * 100_000) + serial);
        return DoAsync(Command("citizen", "/api/v1/citizen/dossiers", null, form), 201, 1);
    }

    public Task<Acknowledgement> StepAsync(Acknowledgement before, string persona, string path, string json) => DoAsync(
        Command(persona, $"/api/v1/agency/dossiers/{before.Dossier}/{path}", before.ETag, json), 200, before.Revision + 1);

    public PortalCommand Command(string persona, string path, string? ifMatch, string json) => new(
        persona, Text($"{persona}-{index}"), Text($"load-{index}-{serial++:00000}"), path, ifMatch, json);

    private async Task<Acknowledgement> DoAsync(PortalCommand command, int status, int revision)
    {
        var answer = await client.SendAsync(command);
        if (answer.Status != status || answer.ETag != Text($"\"{revision}\""))
        {
            var problem = $"{command.Key} {command.Path} If-Match {command.IfMatch}: "
                + $"{answer.Status} {answer.ETag} {Encoding.UTF8.GetString(answer.Body)}";
            ledger.Complain(problem);
            throw new InvalidOperationException(problem);
        }

        var acknowledgement = new Acknowledgement(command, answer, IdOf(answer), revision);
        ledger.Add(acknowledgement);
        return acknowledgement;
    }

    public static string IdOf(PortalAnswer answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return body.RootElement.GetProperty("id").GetString()!;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
