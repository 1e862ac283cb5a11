using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Testing.Load;

/// <summary>One citizen and the officers who work for them: dossier after dossier, step after step.</summary>
/// <param name="index">Number of the office.</param>
/// <param name="client">Sends.</param>
/// <param name="ledger">Keeps what was acknowledged.</param>
/// <param name="mischief">What happens to its requests on the way; nothing when <see langword="null"/>.</param>
internal sealed class Office(int index, PortalClient client, Ledger ledger, Mischief? mischief = null)
{
    private readonly OwnProfile profile = new(index, command => mischief?.SendAsync(command) ?? client.SendAsync(command), ledger);
    private int serial;
    private long lastServed;

    /// <summary>Neighbours work in different communes.</summary>
    public string Agency { get; } = index % 2 == 0 ? BirthRegistration.OtherAgency : BirthRegistration.Agency;

    /// <summary>When the newest command that is acknowledged was sent for the first time (time stamp).</summary>
    public long LastServed => Volatile.Read(ref lastServed);

    /// <summary>Works until told to stop; ends with an answer to everything that was sent.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var step = await SubmitAsync();
            await profile.SaveAsync();
            await profile.CheckAsync();
            while (step.Revision <= BirthRegistration.Steps.Length && !stop.IsCancellationRequested)
                step = await NextAsync(step);
        }

        await profile.CheckAsync();
    }

    public Task<Acknowledgement> SubmitAsync()
    {
        var form = BirthRegistration.Form((index * 100_000) + serial, Agency);
        return DoAsync(Command("citizen", "/api/v1/citizen/dossiers", null, form), 201, 1);
    }

    /// <summary>One step; two, when the second of them is sent while the first is under way.</summary>
    private async Task<Acknowledgement> NextAsync(Acknowledgement before)
    {
        var first = StepOf(before.Dossier, before.Revision);
        if (before.Revision == BirthRegistration.Steps.Length || mischief?.Overtakes() != true)
            return await DoAsync(first, 200, before.Revision + 1);

        var second = StepOf(before.Dossier, before.Revision + 1);
        var early = client.SendAsync(second);
        await DoAsync(first, 200, before.Revision + 1);
        var answer = await early;
        var step = await DoAsync(second, 200, before.Revision + 2);
        mischief.CompareEarly(answer, step);
        return step;
    }

    private PortalCommand StepOf(string dossier, int revision)
    {
        var (persona, path, json) = BirthRegistration.Steps[revision - 1];
        return Command(persona, $"/api/v1/agency/dossiers/{dossier}/{path}", Text($"\"{revision}\""), json);
    }

    public Task<Acknowledgement> StepAsync(Acknowledgement before, string persona, string path, string json) => DoAsync(
        Command(persona, $"/api/v1/agency/dossiers/{before.Dossier}/{path}", before.ETag, json), 200, before.Revision + 1);

    public PortalCommand Command(string persona, string path, string? ifMatch, string json) => new(
        persona, Text($"{persona}-{index}"), Text($"load-{index}-{serial++:00000}"), path, ifMatch, json) { Agency = Agency };

    private async Task<Acknowledgement> DoAsync(PortalCommand command, int status, int revision)
    {
        var sent = Stopwatch.GetTimestamp();
        var answer = await (mischief?.SendAsync(command) ?? client.SendAsync(command));
        if (answer.Status != status || answer.ETag != Text($"\"{revision}\""))
        {
            var problem = $"{command.Key} {command.Path} If-Match {command.IfMatch}: "
                + $"{answer.Status} {answer.ETag} {Encoding.UTF8.GetString(answer.Body)}";
            ledger.Complain(problem);
            throw new InvalidOperationException(problem);
        }

        var acknowledgement = new Acknowledgement(command, answer, IdOf(answer), revision);
        ledger.Add(acknowledgement);
        Volatile.Write(ref lastServed, sent);
        if (mischief is not null)
            await mischief.RememberAsync(acknowledgement);
        return acknowledgement;
    }

    public static string IdOf(PortalAnswer answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return body.RootElement.GetProperty("id").GetString()!;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
