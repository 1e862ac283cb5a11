using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Portal.Testing.Load;

/// <summary>
/// Sends commands as a careful client does: the same request with the same key, until there is an answer to rely on.
/// </summary>
/// <param name="address">Where the portal is now; it moves when it is started again.</param>
/// <param name="agency">Agency of the officers.</param>
/// <param name="ledger">Is told of answers that must not be given.</param>
/// <param name="tokenOf">Tokens of another issuer than the development portal's own.</param>
internal sealed class PortalClient(
    Func<Uri> address, string agency, Ledger ledger, Func<PortalCommand, string>? tokenOf = null) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
    // Each process of a development portal is an issuer of its own.
    private readonly ConcurrentDictionary<(Uri Issuer, string Subject), string> tokens = new();

    /// <summary>The first answer that is neither an outage nor a request to come back.</summary>
    public async Task<PortalAnswer> SendAsync(PortalCommand command)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            if (await TryAsync(command) is { } answer)
                return answer;
            await Task.Delay(Pause);
        }

        ledger.Complain($"{command.Key} {command.Path}: no answer in {Patience}");
        throw new TimeoutException(command.Path);
    }

    /// <summary>One attempt; <see langword="null"/> when the same request must be sent again.</summary>
    public async Task<PortalAnswer?> TryAsync(PortalCommand command)
    {
        try
        {
            var target = address();
            using var request = await CreateAsync(command, target);
            using var response = await http.SendAsync(request);
            var body = await response.Content.ReadAsByteArrayAsync();
            if (!MustRepeat(command, target, response, body))
            {
                return new PortalAnswer(
                    (int)response.StatusCode, response.Headers.ETag?.Tag, response.Headers.Location?.ToString(), body);
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            // The portal is gone, or was while it answered: what became of the request is unknown.
        }

        return null;
    }

    public void Dispose() => http.Dispose();

    private bool MustRepeat(PortalCommand command, Uri target, HttpResponseMessage response, byte[] body)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.Unauthorized:
                // The key of the development issuer went with its process.
                tokens.TryRemove((target, command.Subject), out _);
                return true;
            case HttpStatusCode.ServiceUnavailable:
                ledger.CountOutage();
                if (response.Headers.RetryAfter is null || CodeOf(body) != "server.unavailable")
                    ledger.Complain($"{command.Path}: 503 that does not say when to come back: {Text(body)}");
                return true;
            case HttpStatusCode.Conflict:
                return CodeOf(body) == "idempotency.still_running";
            case >= HttpStatusCode.InternalServerError:
                ledger.Complain($"{command.Path}: {response.StatusCode} {Text(body)}");
                return true;
            default:
                return false;
        }
    }

    private async Task<HttpRequestMessage> CreateAsync(PortalCommand command, Uri target)
    {
        var token = await TokenAsync(command, target);
        var request = new HttpRequestMessage(command.Method, new Uri(target, command.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (command.Method == HttpMethod.Get)
            return request;

        request.Content = new StringContent(command.Json, Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", command.Key);
        if (command.IfMatch is { } tag)
            request.Headers.Add("If-Match", tag);
        return request;
    }

    private async Task<string> TokenAsync(PortalCommand command, Uri target)
    {
        if (tokenOf is not null)
            return tokenOf(command);
        if (tokens.TryGetValue((target, command.Subject), out var known))
            return known;

        var ask = command.Persona == "citizen"
            ? (object)new { persona = command.Persona, subject = command.Subject }
            : new { persona = command.Persona, subject = command.Subject, agency = command.Agency ?? agency };
        using var response = await http.PostAsJsonAsync(new Uri(target, "/dev/token"), ask);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        return tokens[(target, command.Subject)] = answer.RootElement.GetProperty("access_token").GetString()!;
    }

    private static string? CodeOf(byte[] body)
    {
        using var problem = JsonDocument.Parse(body);
        return problem.RootElement.GetProperty("code").GetString();
    }

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body);
}
