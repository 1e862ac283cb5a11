using System.Text;
using System.Text.Json;

namespace Portal.Api.Tests.Running;

/// <summary>An answer, read whole.</summary>
internal sealed record Answer(
    int Status,
    byte[] Body,
    string? ETag,
    string? Location,
    string? RetryAfter,
    string? ContentType,
    string? ContentLanguage)
{
    /// <summary>Every header, those of the body included.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private init; } = new Dictionary<string, string>();

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonElement.Parse(Body);

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Code of a problem, or <see langword="null"/>.</summary>
    public string? Code => ContentType?.StartsWith("application/problem+json", StringComparison.Ordinal) == true
        ? Json.GetProperty("code").GetString()
        : null;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsByteArrayAsync(),
        response.Headers.TryGetValues("ETag", out var tags) ? tags.Single() : null,
        response.Headers.Location?.ToString(),
        response.Headers.RetryAfter?.ToString(),
        response.Content.Headers.ContentType?.ToString(),
        string.Join(",", response.Content.Headers.ContentLanguage))
    {
        Headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>The answer, if it has this status; otherwise the test fails and shows what came.</summary>
    public Answer Expect(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {this}");
        return this;
    }

    /// <summary>The answer, if it is a complete problem with this status and code.</summary>
    public Answer ExpectProblem(int status, string code)
    {
        Expect(status);
        Assert.True(Code == code, $"Expected {code}, got {this}");
        return this;
    }

    /// <summary>What a repetition must repeat.</summary>
    public string Fingerprint => $"{Status} {ETag} {Location} {Convert.ToHexString(Body)}";

    public override string ToString() =>
        $"{Status} {ContentType}: {(Text.Length > 600 ? Text[..600] : Text)}{(Status >= 500 ? Cause : "")}";

    private string Cause => Code is null ? "" : $"\n{ErrorLog.Find(Json.GetProperty("traceId").GetString()!)}";
}
