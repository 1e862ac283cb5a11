using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Api.Problems;
using Portal.Api.Requests;

namespace Portal.Api.Ministry;

/// <summary>
/// An answer that is written once and sent often. What moves on without changing anything, the moment of the counters,
/// is put in front when it is sent; the ETag is of the rest.
/// </summary>
internal sealed class TaggedAnswer
{
    private readonly byte[] body;
    private readonly string contentType;
    private readonly string? fileName;

    private TaggedAnswer(byte[] body, string contentType, string? fileName)
    {
        (this.body, this.contentType, this.fileName) = (body, contentType, fileName);
        ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
    }

    public string ETag { get; }

    /// <summary>An answer whose first properties are those of <see cref="Send"/>.</summary>
    public static TaggedAnswer Json<TAnswer>(TAnswer answer) =>
        new(JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options), "application/json; charset=utf-8", null);

    public static TaggedAnswer Csv(byte[] table, string fileName) => new(table, CsvTable.ContentType, fileName);

    /// <summary>Sends it, or only that it has not changed.</summary>
    public IResult Send(DateTimeOffset asOf, DateTimeOffset periodEnd) => new Sent(this, asOf, asOf < periodEnd);

    private sealed class Sent(TaggedAnswer answer, DateTimeOffset asOf, bool running) : IResult, IEndpointMetadataProvider
    {
        public static void PopulateMetadata(System.Reflection.MethodInfo method, Microsoft.AspNetCore.Builder.EndpointBuilder builder) =>
            builder.Metadata.Add(new ProducesResponseTypeMetadata(304));

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers.ETag = answer.ETag;
            response.Headers.CacheControl = "no-cache";
            response.Headers.Vary = "Accept-Language, Authorization";
            response.Headers.ContentLanguage = Language.Of(httpContext);
            if (httpContext.Request.Headers.IfNoneMatch is { Count: > 0 } known && Matches(known.ToString()))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            response.ContentType = answer.contentType;
            if (answer.fileName is not null)
            {
                response.Headers.ContentDisposition = $"attachment; filename=\"{answer.fileName}\"";
                response.ContentLength = answer.body.Length;
                response.BodyWriter.Write(answer.body);
                return Task.CompletedTask;
            }

            var front = Front();
            response.ContentLength = front.Length + answer.body.Length - 1;
            response.BodyWriter.Write(front);
            response.BodyWriter.Write(answer.body.AsSpan(1));
            return Task.CompletedTask;
        }

        private bool Matches(string header) => header == "*" || header.Split(',')
            .Any(tag => tag.AsSpan().Trim() is var one && (one.StartsWith("W/") ? one[2..] : one).SequenceEqual(answer.ETag));

        private byte[] Front() => Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"asOf":"{{asOf.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","running":{{(running ? "true" : "false")}},"""));
    }
}
