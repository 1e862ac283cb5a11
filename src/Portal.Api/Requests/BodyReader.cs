using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Grains.Shared;

namespace Portal.Api.Requests;

/// <summary>Reads a request's body whole, up to a limit, into pooled memory.</summary>
internal static class BodyReader
{
    public static async ValueTask<(PooledBytes Bytes, Refusal? Problem)> ReadAsync(HttpContext context, int most)
    {
        var length = context.Request.ContentLength;
        if (length > most)
            return (PooledBytes.Empty, TooLarge(most));

        var type = context.Request.ContentType;
        if (length is not 0 && (context.Request.Headers.ContentEncoding.Count > 0 || (type is not null && !IsJson(type))))
            return (PooledBytes.Empty, NotJson());

        var buffer = ArrayPool<byte>.Shared.Rent((int)(length ?? 4096) + 1);
        var read = 0;
        while (true)
        {
            var count = await context.Request.Body.ReadAsync(buffer.AsMemory(read), context.RequestAborted);
            if (count == 0)
            {
                // Without a body there is nothing whose type could be missing.
                return read > 0 && type is null ? (PooledBytes.Empty, NotJson()) : (new PooledBytes(buffer, read), null);
            }

            read += count;
            if (read > most)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                return (PooledBytes.Empty, TooLarge(most));
            }

            if (read == buffer.Length)
                buffer = Grow(buffer, read);
        }
    }

    private static byte[] Grow(byte[] buffer, int used)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static bool IsJson(string contentType) =>
        contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("application/merge-patch+json", StringComparison.OrdinalIgnoreCase);

    private static Refusal NotJson() => Refusal.Of("request.not_json", "application/json");

    private static Refusal TooLarge(int most) =>
        Refusal.Of("request.too_large", most.ToString(CultureInfo.InvariantCulture));
}
