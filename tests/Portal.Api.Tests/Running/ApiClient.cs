using System.Collections.Concurrent;
using System.Text;

namespace Portal.Api.Tests.Running;

/// <summary>Calls a portal over HTTP as whoever is named.</summary>
internal sealed class ApiClient(Uri address) : IDisposable
{
    private readonly ConcurrentDictionary<Who, Task<string>> tokens = new();

    public HttpClient Http { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        MaxConnectionsPerServer = 128,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(2),
    };

    public async Task<Answer> Send(Ask ask)
    {
        using var message = ask.ToMessage(ask.By is null ? null : await Token(ask.By));
        using var response = await Http.SendAsync(message);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Sends again whenever the portal says that the same request is still running, as a client should.</summary>
    public async Task<Answer> SendPatiently(Ask ask)
    {
        while (true)
        {
            var answer = await Send(ask);
            if (answer.Code != "idempotency.still_running")
                return answer;
        }
    }

    public Task<Answer> Get(string path, Who? by = null) => Send(Ask.Get(path, by));

    public Task<string> Token(Who who) => tokens.GetOrAdd(who, Issue);

    /// <summary>Signs everybody in again; tokens end when the clock of the portal is set forward.</summary>
    public void ForgetTokens() => tokens.Clear();

    public void Dispose() => Http.Dispose();

    private async Task<string> Issue(Who who)
    {
        var asked = new Dictionary<string, string> { ["persona"] = who.Persona };
        if (who.Agency is not null)
            asked["agency"] = who.Agency;
        if (who.Subject is not null)
            asked["subject"] = who.Subject;
        var answer = await Send(Ask.Post("/dev/token", null, asked));
        return answer.Expect(200).Json.GetProperty("access_token").GetString()!;
    }
}
