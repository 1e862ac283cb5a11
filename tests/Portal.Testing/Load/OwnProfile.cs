using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Testing.Load;

/// <summary>The contact data of one citizen, saved again and again: a state that is not in the journal.</summary>
/// <param name="index">Number of the citizen.</param>
/// <param name="send">Sends.</param>
/// <param name="ledger">Is told when it is not as it was saved.</param>
internal sealed class OwnProfile(int index, Func<PortalCommand, Task<PortalAnswer>> send, Ledger ledger)
{
    private const string Path = "/api/v1/citizen/profile";

    private int revision;

    private string Name => Text($"Nguyễn Văn {index} {revision}");

    /// <summary>Saves the next version; it is the one that is read from then on.</summary>
    public async Task SaveAsync()
    {
        var seen = Text($"\"{revision++}\"");
        var json = $$"""{"fullName":"{{Name}}"}""";
        await DoAsync(new("citizen", Text($"citizen-{index}"), Text($"profile-{index}-{revision}"), Path, seen, json)
        {
            Method = HttpMethod.Put,
        });
    }

    /// <summary>What was saved last is there.</summary>
    public async Task CheckAsync()
    {
        if (revision > 0)
            await DoAsync(new("citizen", Text($"citizen-{index}"), "", Path, null, "") { Method = HttpMethod.Get });
    }

    private async Task DoAsync(PortalCommand command)
    {
        var answer = await send(command);
        if (answer.Status == 200 && answer.ETag == Text($"\"{revision}\"") && NameIn(answer.Body) == Name)
            return;

        var problem = Text($"{command.Method} {Path} of {command.Subject} at {revision}: {answer.Status} {answer.ETag} ")
            + Encoding.UTF8.GetString(answer.Body);
        ledger.Complain(problem);
        throw new InvalidOperationException(problem);
    }

    private static string? NameIn(byte[] body)
    {
        using var answer = JsonDocument.Parse(body);
        return answer.RootElement.TryGetProperty("contact", out var contact) ? contact.GetProperty("fullName").GetString() : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
