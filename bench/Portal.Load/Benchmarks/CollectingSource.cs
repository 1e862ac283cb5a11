using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Portal.Load.Http;

namespace Portal.Load.Benchmarks;

/// <summary>A dossier that was submitted, as later requests name it.</summary>
internal readonly record struct SubmittedDossier(string Id, string ETag);

/// <summary>Remembers what its answers created.</summary>
internal sealed class CollectingSource(IRequestSource inner, ConcurrentQueue<SubmittedDossier> dossiers) : IRequestSource
{
    public int Next(Span<byte> buffer) => inner.Next(buffer);

    public bool Accept(int status, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        if (!inner.Accept(status, head, body) || !Response.TryHeader(head, "etag: "u8, out var etag))
            return false;
        if (IdOf(body) is not { } id)
            return false;
        dossiers.Enqueue(new SubmittedDossier(id, Encoding.ASCII.GetString(etag)));
        return true;
    }

    private static string? IdOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("id"u8))
                return reader.Read() ? reader.GetString() : null;
        }

        return null;
    }
}
