using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Fuzz;

/// <summary>What came back.</summary>
internal sealed partial record FuzzAnswer(
    int Status, byte[] Body, string ContentType, string Headers, string? ETag, bool HasRetryAfter, bool IsOurs, double Milliseconds)
{
    private const int MostOfStream = 64 * 1024;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The text as a person reads it: what is escaped in JSON or HTML is still said.</summary>
    public string Plain => Escape().Replace(
        ContentType.StartsWith("text/html", StringComparison.Ordinal) ? WebUtility.HtmlDecode(Text) : Text,
        static match => ((char)ushort.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    public bool IsProblem => ContentType.StartsWith("application/problem+json", StringComparison.Ordinal);

    /// <summary>The body as JSON, or <see langword="null"/>.</summary>
    public JsonElement? Json
    {
        get
        {
            try
            {
                return ContentType.Contains("json", StringComparison.Ordinal) ? JsonElement.Parse(Body) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    public static async Task<FuzzAnswer> ReadAsync(HttpResponseMessage response, bool stream, long started)
    {
        var body = stream && response.IsSuccessStatusCode
            ? await BeginningOf(response)
            : await response.Content.ReadAsByteArrayAsync();
        return new FuzzAnswer(
            (int)response.StatusCode,
            body,
            response.Content.Headers.ContentType?.ToString() ?? "",
            response.Headers + response.Content.Headers.ToString(),
            response.Headers.TryGetValues("ETag", out var tags) ? tags.First() : null,
            response.Headers.RetryAfter is not null,
            response.Headers.Contains("X-Content-Type-Options"),
            System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escape();

    private static async Task<byte[]> BeginningOf(HttpResponseMessage response)
    {
        await using var stream = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[MostOfStream];
        var read = await stream.ReadAsync(buffer);
        return buffer[..read];
    }
}
