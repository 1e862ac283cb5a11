using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Api.Commands;
using Portal.Grains.Dossiers;
using Portal.Grains.Scoring;

namespace Portal.Silo.Replay;

/// <summary>The portal as its users see it: over HTTP, signed in, one idempotency key a request.</summary>
internal sealed class PortalClient(HttpClient http)
{
    /// <summary>Tokens of the development issuer live twelve hours of the portal's clock.</summary>
    private static readonly TimeSpan TokenKept = TimeSpan.FromHours(11);

    private static readonly TimeSpan WaitAfterLimit = TimeSpan.FromSeconds(1);

    /// <summary>A client reads what it knows; answers leave out what is null.</summary>
    private static readonly JsonSerializerOptions Lenient = new(ApiJson.Options)
    {
        RespectRequiredConstructorParameters = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    private readonly ConcurrentDictionary<Actor, (string Token, DateTimeOffset IssuedAt)> tokens = new();
    private readonly string run = Guid.NewGuid().ToString("N");
    private long keys;
    private DateTimeOffset now;

    /// <summary>Sets the clock of the portal; null lets it run again.</summary>
    public async Task SetClockAsync(DateTimeOffset? moment, CancellationToken cancellationToken)
    {
        object body = moment is { } at ? new { now = at } : new { };
        using var answer = await SendAsync(() => Post("dev/clock", body), cancellationToken);
        now = answer.RootElement.GetProperty("now").GetDateTimeOffset();
    }

    /// <summary>Sends a command.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="path">Path after <c>/api/v1/</c>.</param>
    /// <param name="body">Body, or null for none.</param>
    /// <param name="revision">The revision that the caller has seen; null for a command that begins a dossier.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DossierReceipt> CommandAsync(
        Actor actor, string path, object? body, int? revision, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(actor, null, cancellationToken);
        var key = string.Create(CultureInfo.InvariantCulture, $"replay-{run}-{Interlocked.Increment(ref keys)}");
        using var answer = await SendAsync(
            () =>
            {
                var request = Post("api/v1/" + path, body);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                request.Headers.Add(IdempotencyKey.Header, key);
                if (revision is { } seen)
                    request.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{seen}\"")));
                return request;
            },
            cancellationToken);
        return answer.RootElement.Deserialize<DossierReceipt>(Lenient)!;
    }

    /// <summary>The portal's own figures of a unit, as its manager sees them.</summary>
    public async Task<UnitFigures> StatisticsAsync(string unit, string period, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(new Actor("manager", "replay-manager"), unit, cancellationToken);
        using var answer = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, $"api/v1/agency/statistics?agency={unit}&period={period}")
            {
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            },
            cancellationToken);
        return answer.RootElement.Deserialize<UnitFigures>(Lenient)!;
    }

    /// <summary>The unit for which officers and systems sign in.</summary>
    public required string Unit { get; init; }

    private async ValueTask<string> TokenAsync(Actor actor, string? agency, CancellationToken cancellationToken)
    {
        if (tokens.TryGetValue(actor, out var known) && now >= known.IssuedAt && now - known.IssuedAt < TokenKept)
            return known.Token;

        using var answer = await SendAsync(
            () => Post("dev/token", new { persona = actor.Persona, agency = agency ?? Unit, subject = actor.Subject }),
            cancellationToken);
        var token = answer.RootElement.GetProperty("access_token").GetString()!;
        tokens[actor] = (token, now);
        return token;
    }

    private static HttpRequestMessage Post(string path, object? body) => new(HttpMethod.Post, path)
    {
        Content = new ByteArrayContent(body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiJson.Options))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        },
    };

    private async Task<JsonDocument> SendAsync(Func<HttpRequestMessage> write, CancellationToken cancellationToken)
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

            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "application/json"
                ? JsonDocument.Parse(text)
                : throw new InvalidOperationException(
                    $"{request.Method} {request.RequestUri} was answered with {(int)response.StatusCode}: {text}");
        }
    }
}
