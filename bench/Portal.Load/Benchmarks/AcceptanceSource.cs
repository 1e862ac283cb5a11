using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Portal.Load.Http;

namespace Portal.Load.Benchmarks;

/// <summary>Accepts one dossier after the other until there are no more.</summary>
internal sealed class AcceptanceSource(string token, ConcurrentQueue<SubmittedDossier> dossiers, Serial serial)
    : IRequestSource
{
    public int Next(Span<byte> buffer)
    {
        if (!dossiers.TryDequeue(out var dossier))
            return 0;
        var request = string.Create(CultureInfo.InvariantCulture, $"""
            POST /api/v1/agency/dossiers/{dossier.Id}/acceptance HTTP/1.1
            Host: 127.0.0.1
            Authorization: Bearer {token}
            Idempotency-Key: load-{serial.Next():x16}
            If-Match: {dossier.ETag}
            Content-Length: 0


            """).ReplaceLineEndings("\r\n");
        return Encoding.ASCII.GetBytes(request, buffer);
    }

    public bool Accept(int status, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body) => status == 200;
}
