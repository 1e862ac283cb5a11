using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Testing.Load;

/// <summary>Sends the commands of the people round one office and keeps what was acknowledged.</summary>
/// <param name="name">Begins the keys: no two senders have the same.</param>
/// <param name="index">Number of the office, and of its people.</param>
/// <param name="client">Sends.</param>
/// <param name="ledger">Keeps what was acknowledged.</param>
/// <param name="seed">Of what happens to requests on the way; nothing when <see langword="null"/>.</param>
internal sealed class Sender(string name, int index, PortalClient client, Ledger ledger, int? seed)
{
    private readonly Mischief? mischief = seed is { } number ? new Mischief(number + index, client, ledger) : null;
    private int serial;
    private long asked;
    private long lastServed;

    /// <summary>Neighbours work in different communes.</summary>
    public string Agency { get; } = index % 2 == 0 ? BirthRegistration.OtherAgency : BirthRegistration.Agency;

    /// <summary>When the newest command that is acknowledged was sent for the first time (time stamp).</summary>
    public long LastServed => Volatile.Read(ref lastServed);

    public PortalCommand Command(string persona, string path, string? ifMatch, string json) => new(
        persona, Text($"{persona}-{index}"), Text($"{name}-{index}-{serial++:00000}"), path, ifMatch, json) { Agency = Agency };

    /// <summary>Whatever the answer says, once there is one.</summary>
    public Task<PortalAnswer> AskAsync(PortalCommand command)
    {
        asked = Stopwatch.GetTimestamp();
        return mischief?.SendAsync(command) ?? client.SendAsync(command);
    }

    /// <summary>How it is now. Asked once: two looks at a time may well see different things.</summary>
    public Task<PortalAnswer> LookAsync(PortalCommand look) => client.SendAsync(look with { Method = HttpMethod.Get });

    /// <summary>A command that must succeed.</summary>
    /// <param name="command">The command.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="revision">Revision that it leads to.</param>
    public async Task<Acknowledgement> DoAsync(PortalCommand command, int status, int revision) =>
        await AcknowledgeAsync(command, await AskAsync(command), status, revision);

    /// <summary>Whether the next command is to overtake the one before it.</summary>
    public bool Overtakes() => mischief?.Overtakes() == true;

    /// <summary>Two commands, the second of which is on its way while the first is; both must succeed in their order.</summary>
    public async Task<Acknowledgement> DoInDisorderAsync(PortalCommand first, PortalCommand second, int revision)
    {
        var early = client.SendAsync(second);
        await DoAsync(first, 200, revision);
        var answer = await early;
        var step = await DoAsync(second, 200, revision + 1);
        mischief!.CompareEarly(answer, step);
        return step;
    }

    /// <summary>Keeps a success that came; anything else is a complaint.</summary>
    public async Task<Acknowledgement> AcknowledgeAsync(PortalCommand command, PortalAnswer answer, int status, int revision)
    {
        var tag = command.Thing == Thing.Mandate ? null : Text($"\"{revision}\"");
        if (answer.Status != status || answer.ETag != tag)
            throw Wrong(command, answer);

        var acknowledgement = new Acknowledgement(command, answer, IdOf(answer), revision);
        ledger.Add(acknowledgement);
        Volatile.Write(ref lastServed, asked);
        if (mischief is not null)
            await mischief.RememberAsync(acknowledgement);
        return acknowledgement;
    }

    /// <summary>Tells of an answer that must never be given; nothing more can be sent after it.</summary>
    public Exception Wrong(PortalCommand command, PortalAnswer answer)
    {
        var problem = $"{command.Key} {command.Path} If-Match {command.IfMatch}: "
            + $"{answer.Status} {answer.ETag} {Encoding.UTF8.GetString(answer.Body)}";
        ledger.Complain(problem);
        return new InvalidOperationException(problem);
    }

    public static string IdOf(PortalAnswer answer) => TextIn(answer, "id");

    /// <summary>A text of the answer.</summary>
    public static string TextIn(PortalAnswer answer, string name)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return body.RootElement.GetProperty(name).GetString()!;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
