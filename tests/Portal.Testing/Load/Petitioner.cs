using System.Globalization;

namespace Portal.Testing.Load;

/// <summary>
/// Petitions, from sending to the published answer. One about a dossier is sent while officers work on it: the tie of the
/// two comes between their steps, at once or later.
/// </summary>
/// <param name="index">Number of the office.</param>
/// <param name="client">Sends.</param>
/// <param name="ledger">Keeps what was acknowledged.</param>
/// <param name="mischief">Seed of what happens to its requests on the way; nothing when <see langword="null"/>.</param>
internal sealed class Petitioner(int index, PortalClient client, Ledger ledger, int? mischief)
{
    /// <summary>Other mischief than that of the dossiers of the office.</summary>
    private const int Apart = 1000;

    private static readonly (string Path, string Json)[] Steps =
    [
        ("receipt", "{}"),
        ("answer", """{"text":"Hồ sơ đã được giải quyết."}"""),
        ("publication", "{}"),
    ];

    private readonly Sender sender = new("petition", index, client, ledger, mischief + Apart);

    /// <param name="dossier">The dossier that it is about; <see langword="null"/> when it is about the service as such.</param>
    public async Task PetitionAsync(string? dossier)
    {
        var about = dossier is null ? "" : $""","aboutDossier":"{dossier}" """;
        var json = $$"""{"agency":"{{sender.Agency}}","class":"procedures","text":"Thủ tục quá lâu"{{about}}}""";
        var last = await sender.DoAsync(sender.Command("citizen", "/api/v1/citizen/petitions", null, json), 201, 1);
        while (last.Revision <= Steps.Length)
        {
            last = last.Revision < Steps.Length && sender.Overtakes()
                ? await sender.DoInDisorderAsync(Step(last.Id, last.Revision), Step(last.Id, last.Revision + 1), last.Revision + 1)
                : await sender.DoAsync(Step(last.Id, last.Revision), 200, last.Revision + 1);
        }
    }

    private PortalCommand Step(string petition, int revision)
    {
        var (path, json) = Steps[revision - 1];
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");
        return sender.Command("leader", $"/api/v1/agency/petitions/{petition}/{path}", tag, json);
    }
}
