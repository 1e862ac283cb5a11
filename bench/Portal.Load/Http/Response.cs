using System.Buffers.Text;

namespace Portal.Load.Http;

/// <summary>The least of HTTP/1.1 that tells where an answer ends: a length or chunks.</summary>
internal static class Response
{
    /// <summary>
    /// Parses one answer; false while bytes are missing. <paramref name="consumed"/> covers head and body as received.
    /// </summary>
    public static bool TryParse(
        ReadOnlySpan<byte> received, out int status, out Range head, out Range body, out int consumed)
    {
        (status, head, body, consumed) = (0, default, default, 0);
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        if (!received.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(received[9..12], out status, out _))
            throw new InvalidDataException("Not an HTTP/1.1 answer.");
        var headBytes = received[..(end + 2)];
        head = ..(end + 2);
        var start = end + 4;
        if (TryHeader(headBytes, "content-length: "u8, out var text))
        {
            if (!Utf8Parser.TryParse(text, out int length, out _))
                throw new InvalidDataException("Content-Length is not a number.");
            (body, consumed) = (start..(start + length), start + length);
        }
        else if (TryHeader(headBytes, "transfer-encoding: "u8, out _))
        {
            // The body stays in its chunks: enough to read short JSON, which servers send as one.
            var chunks = Chunks(received[start..]);
            if (chunks < 0)
                return false;
            var first = start + received[start..].IndexOf((byte)'\n') + 1;
            (body, consumed) = (first..(start + chunks), start + chunks);
        }
        else
        {
            (body, consumed) = (start..start, start);
        }

        return consumed <= received.Length;
    }

    /// <summary>Finds a header; the name is given in lower case with colon and space.</summary>
    public static bool TryHeader(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (true)
        {
            var next = head.IndexOf((byte)'\n');
            if (next < 0)
            {
                value = default;
                return false;
            }

            head = head[(next + 1)..];
            if (head.Length < name.Length || !EqualsIgnoringCase(head[..name.Length], name))
                continue;
            value = head[name.Length..head.IndexOf((byte)'\r')];
            return true;
        }
    }

    private static bool EqualsIgnoringCase(ReadOnlySpan<byte> left, ReadOnlySpan<byte> lower)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            if ((left[i] | 0x20) != (lower[i] | 0x20))
                return false;
        }

        return true;
    }

    // Length of a chunked body with its framing, or -1 while bytes are missing.
    private static int Chunks(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (true)
        {
            var line = bytes[at..].IndexOf("\r\n"u8);
            if (line < 0)
                return -1;
            if (!Utf8Parser.TryParse(bytes[at..(at + line)], out int size, out _, 'x'))
                throw new InvalidDataException("Not a chunk size.");
            at += line + 2 + size + 2;
            if (at > bytes.Length)
                return -1;
            if (size == 0)
                return at;
        }
    }
}
