using System.Text.Json;

namespace Portal.Api.Tests.Running;

/// <summary>A dossier as its parties hold it: where it is, and the entity tag they saw last.</summary>
internal sealed class Held(ApiClient api, Answer created, string procedure, string agency, Who applicant)
{
    public string Id { get; } = created.Json.GetProperty("id").GetString()!;

    public string ETag { get; private set; } = created.ETag!;

    public Answer Last { get; private set; } = created;

    public string Procedure => procedure;

    public string Agency => agency;

    public Who Applicant => applicant;

    public string Status => Last.Json.GetProperty("status").GetString()!;

    public string Number => Last.Json.GetProperty("number").GetString()!;

    public static string PathFor(Who who) => who.IsApplicant ? "/api/v1/citizen/dossiers/" : "/api/v1/agency/dossiers/";

    /// <summary>A request on this dossier, not yet sent.</summary>
    public Ask Ask(Who who, string action, object? body = null) =>
        Running.Ask.Post($"{PathFor(who)}{Id}/{action}", who, body) with { IfMatch = ETag };

    /// <summary>Sends a command and expects it to succeed.</summary>
    public async Task<Answer> Do(Who who, string action, object? body = null)
    {
        var answer = (await api.Send(Ask(who, action, body))).Expect(200);
        Take(answer);
        return answer;
    }

    public void Take(Answer answer) => (ETag, Last) = (answer.ETag!, answer);

    public Task<Answer> Read(Who who) => api.Get(PathFor(who) + Id, who);

    public async Task<JsonElement> View(Who who) => (await Read(who)).Expect(200).Json;
}
