using System.Text;
using System.Text.Json;

namespace Portal.Api.Tests.Running;

/// <summary>A request. Every one has an Idempotency-Key of its own; a copy made by <c>with</c> keeps it.</summary>
internal sealed record Ask(string Method, string Path)
{
    public Who? By { get; init; }

    public byte[]? Body { get; init; }

    public string? ContentType { get; init; } = "application/json";

    public string? Key { get; init; } = Method == "GET" ? null : Guid.NewGuid().ToString("N");

    public string? IfMatch { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static Ask Get(string path, Who? by = null) => new("GET", path) { By = by };

    public static Ask Post(string path, Who? by, object? body = null) => new("POST", path) { By = by, Body = Bytes(body) };

    /// <summary>The body as text, taken as it is.</summary>
    public Ask WithText(string body) => this with { Body = Encoding.UTF8.GetBytes(body) };

    public static byte[]? Bytes(object? body) => body switch
    {
        null => null,
        string text => Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        _ => JsonSerializer.SerializeToUtf8Bytes(body),
    };

    public HttpRequestMessage ToMessage(string? token)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Path, UriKind.Relative));
        if (token is not null)
            message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        if (Key is not null)
            message.Headers.TryAddWithoutValidation("Idempotency-Key", Key);
        if (IfMatch is not null)
            message.Headers.TryAddWithoutValidation("If-Match", IfMatch);
        if (Language is not null)
            message.Headers.TryAddWithoutValidation("Accept-Language", Language);
        foreach (var (name, value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        return message;
    }
}
