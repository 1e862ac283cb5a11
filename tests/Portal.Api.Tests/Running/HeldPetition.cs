namespace Portal.Api.Tests.Running;

/// <summary>A petition as its parties hold it, brought there as citizens and officers would.</summary>
internal sealed class HeldPetition
{
    private readonly ApiClient api;

    private HeldPetition(ApiClient api, Who sender, Answer sent)
    {
        this.api = api;
        Sender = sender;
        Id = sent.Json.GetProperty("id").GetString()!;
        ETag = sent.ETag!;
    }

    public string Id { get; }

    public string ETag { get; private set; }

    public Who Sender { get; }

    public static object Body(
        string agency, string about = "procedures", string? dossier = null, string text = "Thủ tục quá lâu") =>
        new { agency, @class = about, text, aboutDossier = dossier };

    public static object Question { get; } =
        new { items = new[] { new { question = "Mã hồ sơ nào?", reason = "Để tra cứu" } } };

    /// <summary>A petition at a stage: 0 sent, 1 received, 2 its sender asked, 3 answered.</summary>
    public static async Task<HeldPetition> Bring(
        ApiClient api, int stage, Who sender, string agency = Who.OwnAgency, string about = "procedures", string? dossier = null,
        string text = "Thủ tục quá lâu")
    {
        var sent = (await api.Send(Running.Ask.Post(
            "/api/v1/citizen/petitions", sender, Body(agency, about, dossier, text)))).Expect(201);
        var petition = new HeldPetition(api, sender, sent);
        var leader = agency == Who.OwnAgency ? Who.Leader : Who.Leader.At(agency);
        if (stage > 0)
            await petition.Do(leader, "receipt");
        if (stage == 2)
            await petition.Do(leader, "question", Question);
        if (stage == 3)
            await petition.Do(leader, "answer", new { text = "Đã giải quyết" });
        return petition;
    }

    public static string PathFor(Who who) =>
        who.IsApplicant ? "/api/v1/citizen/petitions/" : "/api/v1/agency/petitions/";

    public Ask Ask(Who who, string action, object? body = null) =>
        Running.Ask.Post($"{PathFor(who)}{Id}/{action}", who, body) with { IfMatch = ETag };

    public async Task<Answer> Do(Who who, string action, object? body = null)
    {
        var answer = (await api.Send(Ask(who, action, body))).Expect(200);
        ETag = answer.ETag!;
        return answer;
    }

    public Task<Answer> Read(Who who) => api.Get(PathFor(who) + Id, who);
}
