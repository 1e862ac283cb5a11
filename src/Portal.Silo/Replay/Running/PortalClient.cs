using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Api.Commands;
using Portal.Api.Requests;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Scoring;
using Portal.Grains.Shared;

namespace Portal.Silo.Replay.Running;

/// <summary>The portal as its users see it: over HTTP, signed in, one idempotency key a request.</summary>
internal sealed class PortalClient(HttpClient http)
{
    /// <summary>Tokens of the development issuer live twelve hours of the portal's clock.</summary>
    private static readonly TimeSpan TokenKept = TimeSpan.FromHours(11);

    private static readonly TimeSpan WaitAfterLimit = TimeSpan.FromSeconds(1);
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");
    private static readonly Actor Administrator = new("administrator", "replay-administrator");

    /// <summary>A client reads what it knows; answers leave out what is null.</summary>
    private static readonly JsonSerializerOptions Lenient = new(ApiJson.Options)
    {
        RespectRequiredConstructorParameters = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    private readonly ConcurrentDictionary<Actor, (AuthenticationHeaderValue Token, DateTimeOffset IssuedAt)> tokens = new();
    private DateTimeOffset now;

    /// <summary>Sets the clock of the portal; null lets it run again.</summary>
    public async Task SetClockAsync(DateTimeOffset? moment, CancellationToken cancellationToken)
    {
        object body = moment is { } at ? new { now = at } : new { };
        var answer = await SendAsync(() => Post("dev/clock", body), cancellationToken);
        using var clock = JsonDocument.Parse(answer);
        now = clock.RootElement.GetProperty("now").GetDateTimeOffset();
    }

    /// <summary>Sends a command.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="path">Path after <c>/api/v1/</c>.</param>
    /// <param name="body">Body, or null for none.</param>
    /// <param name="key">Idempotency key; the same for the same step in every run of a plan.</param>
    /// <param name="before">What the caller has seen; null for a command that begins something.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<StepAnswer> CommandAsync(
        Actor actor, string path, object? body, string key, StepAnswer? before, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(actor, cancellationToken);
        var answer = await SendAsync(
            () =>
            {
                var request = Post("api/v1/" + path, body);
                request.Headers.Authorization = token;
                request.Headers.TryAddWithoutValidation(IdempotencyKey.Header, key);
                if (before is { } seen)
                    request.Headers.TryAddWithoutValidation("If-Match", EntityTag.Of(seen.Revision));
                return request;
            },
            cancellationToken);
        return StepAnswer.Read(answer, before?.Id);
    }

    /// <summary>Publishes a file into the catalogue, as an administrator does; the same file again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The portal refused the file.</exception>
    public async Task ImportAsync(ImportKind kind, byte[] file, CancellationToken cancellationToken)
    {
        if (file.Length == 0)
            return;

        var token = await TokenAsync(Administrator, cancellationToken);
        await SendAsync(
            () =>
            {
                var name = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
                var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/administration/imports/{name}")
                {
                    Content = new ByteArrayContent(file) { Headers = { ContentType = JsonType } },
                };
                request.Headers.Authorization = token;
                return request;
            },
            cancellationToken);
    }

    /// <summary>The portal's own figures of a unit, as its manager sees them.</summary>
    public async Task<UnitFigures> StatisticsAsync(string unit, string period, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<UnitFigures>(
            await GetAsync(new Actor("manager", "replay-manager-0", unit), $"api/v1/agency/statistics?agency={unit}&period={period}", cancellationToken),
            Lenient)!;

    /// <summary>Whether the portal has a dossier of somebody at a revision, or a later one.</summary>
    public async Task<bool> KnowsAsync(Actor actor, StepAnswer answer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"api/v1/{(actor.Agency is null ? "citizen" : "agency")}/dossiers/{answer.Id}");
        request.Headers.Authorization = await TokenAsync(actor, cancellationToken);
        using var response = await http.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            && StepAnswer.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), answer.Id).Revision >= answer.Revision;
    }

    /// <summary>Waits until everything that was answered is in the scores.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) =>
        SendAsync(() => Post("dev/scores", null), cancellationToken);

    /// <summary>Looks at something.</summary>
    public async Task<byte[]> GetAsync(Actor actor, string path, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(actor, cancellationToken);
        return await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = token } }, cancellationToken);
    }

    private async ValueTask<AuthenticationHeaderValue> TokenAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (tokens.TryGetValue(actor, out var known) && now >= known.IssuedAt && now - known.IssuedAt < TokenKept)
            return known.Token;

        var answer = await SendAsync(
            () => Post("dev/token", new { persona = actor.Persona, agency = actor.Agency, subject = actor.Subject }),
            cancellationToken);
        using var issued = JsonDocument.Parse(answer);
        var token = new AuthenticationHeaderValue("Bearer", issued.RootElement.GetProperty("access_token").GetString());
        tokens[actor] = (token, now);
        return token;
    }

    private static HttpRequestMessage Post(string path, object? body) => new(HttpMethod.Post, path)
    {
        Content = new ByteArrayContent(body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiJson.Options))
        {
            Headers = { ContentType = JsonType },
        },
    };

    private async Task<byte[]> SendAsync(Func<HttpRequestMessage> write, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var request = write();
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(response.Headers.RetryAfter?.Delta ?? WaitAfterLimit, cancellationToken);
                continue;
            }

            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? answer
                : throw new InvalidOperationException(
                    $"{request.Method} {request.RequestUri} was answered with {(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(answer)}");
        }
    }
}
