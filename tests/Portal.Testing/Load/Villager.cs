using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Testing.Load;

/// <summary>Somebody whose dossier a helper files, under a mandate that ends before its time.</summary>
/// <param name="index">Number of the office.</param>
/// <param name="number">Number of the villager; every other one has no account and signs at the counter.</param>
/// <param name="sender">Sends.</param>
/// <param name="client">Sends what is under way at the same time.</param>
internal sealed class Villager(int index, int number, Sender sender, PortalClient client)
{
    private const string Dossiers = "/api/v1/citizen/dossiers";
    private const string NotOpen = "mandate.not_open";

    private string mandate = "";

    public bool HasAccount { get; } = number % 2 == 0;

    /// <summary>Who goes on with the dossier: the villager, or the helper for one who has no account.</summary>
    public (string Persona, string Subject) Applicant => HasAccount ? ("citizen", Name) : ("helper", Helper);

    private string Name => Text($"villager-{index}-{number}");

    private string Helper => Text($"helper-{index}");

    /// <summary>Gives the helper a mandate: from the account, or on paper.</summary>
    public async Task EmpowerAsync()
    {
        var to = TimeProvider.System.GetUtcNow().AddDays(6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var command = HasAccount
            ? sender.Command("citizen", "/api/v1/citizen/mandates", null, $$"""
                {"helper":"{{Helper}}","agency":"{{sender.Agency}}","to":"{{to}}"}
                """) with { Subject = Name }
            : sender.Command("reception", "/api/v1/agency/mandates", null, Text($$"""
                {"helper":"{{Helper}}","personalNumber":"025190{{(index * 10_000) + number:000000}}","fullName":"Sùng Thị Mai",
                "identityCheck":"chipCard","paperNumber":"{{number}}/GUQ","to":"{{to}}"}
                """));
        mandate = (await sender.DoAsync(command, 201, 1)).Id;
    }

    /// <summary>The helper files for the villager.</summary>
    public Task<Acknowledgement> FileAsync(string form) => sender.DoAsync(Filing(form), 201, 1);

    /// <summary>
    /// Ends the mandate, while the helper files once more: that may still be in time. What comes after the answer is
    /// refused.
    /// </summary>
    public async Task EndAsync(string form)
    {
        var (persona, audience) = HasAccount ? ("citizen", "citizen") : ("reception", "agency");
        var end = sender.Command(persona, $"/api/v1/{audience}/mandates/{mandate}/revocation", null, "{}");
        var filing = Filing(form);
        var meanwhile = client.SendAsync(filing);
        await sender.DoAsync(HasAccount ? end with { Subject = Name } : end, 200, 2);
        if (await meanwhile is var answer && answer.Status == 201)
            await sender.AcknowledgeAsync(filing, answer, 201, 1);
        else
            ExpectRefused(filing, answer);

        var late = Filing(form);
        ExpectRefused(late, await sender.AskAsync(late));
    }

    private void ExpectRefused(PortalCommand command, PortalAnswer answer)
    {
        if (answer.Status != 403 || Sender.TextIn(answer, "code") != NotOpen)
            throw sender.Wrong(command, answer);
    }

    private PortalCommand Filing(string form)
    {
        var body = JsonNode.Parse(form)!;
        body["mandate"] = mandate;
        return sender.Command("helper", Dossiers, null, body.ToJsonString());
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
