using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Fuzz;

/// <summary>Sends requests to one portal as any member.</summary>
internal sealed class FuzzClient : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly HttpClient http;
    private readonly Dictionary<string, string> tokens = [];
    private IReadOnlyDictionary<string, Operation> operations = new Dictionary<string, Operation>();
    private int key;

    public FuzzClient(Uri portal)
    {
        // Requests carry a made-up host in their address; all go to the one portal.
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp)
                {
                    NoDelay = true,
                };
                await socket.ConnectAsync(portal.Host, portal.Port, cancellationToken);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            Timeout = Longest,
        };
    }

    public void Use(IReadOnlyDictionary<string, Operation> all) => operations = all;

    public string? TokenOf(Member member) => tokens.GetValueOrDefault(member.Name);

    public async Task SignInAsync()
    {
        foreach (var member in Member.All.Where(member => member.Persona is not null))
        {
            var asked = new JsonObject { ["persona"] = member.Persona, ["subject"] = member.Subject };
            if (member.Agency is not null)
                asked["agency"] = member.Agency;
            var answer = await SendAsync(new FuzzRequest(0, operations["issueToken"], Member.All[0], "POST", "/dev/token")
            {
                Body = Encoding.UTF8.GetBytes(asked.ToJsonString()),
                ContentType = "application/json",
            });
            tokens[member.Name] = answer.Json?.GetProperty("access_token").GetString()
                ?? throw new InvalidOperationException($"No token for {member.Name}: {answer.Text}");
        }
    }

    public async Task<FuzzAnswer> SendAsync(FuzzRequest request)
    {
        using var message = request.ToMessage();
        if (!message.Headers.Contains("Authorization") && TokenOf(request.By) is { } token)
            message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        message.Headers.Host = "localhost";
        var started = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        return await FuzzAnswer.ReadAsync(response, request.Operation.IsStream, started);
    }

    /// <summary>Entity tag of a thing, or one that fits nothing.</summary>
    public async Task<string> TagAsync(Member member, string path) =>
        (await SendAsync(new FuzzRequest(0, operations["getOwnDossier"], member, "GET", path))).ETag ?? "\"0\"";

    /// <summary>Address and tag of a dossier that was just changed.</summary>
    public static Dictionary<string, string> On(string id, FuzzAnswer before) => new() { ["id"] = id, ["If-Match"] = before.ETag! };

    /// <summary>Sends what must succeed, or the world cannot be built.</summary>
    public async Task<FuzzAnswer> MustAsync(
        Member member, string operation, JsonNode? body, Dictionary<string, string>? values = null)
    {
        var asked = operations[operation];
        var target = asked.Path;
        var headers = new List<(string, string)> { ("Idempotency-Key", $"fuzz-world-{key++:00000000}-{Guid.NewGuid():N}") };
        foreach (var (name, value) in values ?? [])
        {
            if (target.Contains($"{{{name}}}", StringComparison.Ordinal))
                target = target.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            else
                headers.Add((name, value));
        }

        var request = new FuzzRequest(0, asked, member, asked.Method, target)
        {
            Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
            ContentType = body is null ? null : "application/json",
            Headers = headers,
        };
        var answer = await SendAsync(request);
        return answer.Status is >= 200 and < 300
            ? answer
            : throw new InvalidOperationException($"{request} was refused: {answer.Status} {answer.Text}");
    }

    public void Dispose() => http.Dispose();
}
