using System.Globalization;
using System.Text;

namespace Portal.Load.Http;

/// <summary>
/// A request whose bytes are ready but for a few places of fixed width: <c>{{key}}</c> becomes 16 hexadecimal digits and
/// <c>{{number:N}}</c> N decimal digits of the request's serial number, so that no two requests are alike and none is
/// formatted while the clock runs.
/// </summary>
internal sealed class RequestTemplate
{
    private readonly byte[] bytes;
    private readonly Gap[] gaps;

    private RequestTemplate(byte[] bytes, Gap[] gaps) => (this.bytes, this.gaps) = (bytes, gaps);

    public int Length => bytes.Length;

    /// <summary>Builds a request; <paramref name="headers"/> are lines without their end.</summary>
    public static RequestTemplate Create(string method, string path, IEnumerable<string> headers, string? body)
    {
        // The body is rendered first: its length is a header.
        var content = body is null ? [] : Render(body, 0, out _);
        var head = new StringBuilder();
        head.Append(method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        foreach (var header in headers)
            head.Append(header).Append("\r\n");
        if (body is not null)
            head.Append("Content-Type: application/json\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n\r\n");
        var bytes = Render(head + body, 0, out var gaps);
        return new RequestTemplate(bytes, [.. gaps]);
    }

    /// <summary>Copies the request into the buffer and fills the gaps with the serial number.</summary>
    public int Write(Span<byte> buffer, ulong serial)
    {
        bytes.CopyTo(buffer);
        foreach (var gap in gaps)
            Fill(buffer.Slice(gap.Offset, gap.Width), gap.Base, serial);
        return bytes.Length;
    }

    private static void Fill(Span<byte> digits, uint radix, ulong value)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = "0123456789abcdef"u8[(int)(value % radix)];
            value /= radix;
        }
    }

    private static byte[] Render(string text, int start, out List<Gap> gaps)
    {
        gaps = [];
        var output = new MemoryStream();
        while (true)
        {
            var open = text.IndexOf("{{", start, StringComparison.Ordinal);
            output.Write(Encoding.UTF8.GetBytes(text[start..(open < 0 ? text.Length : open)]));
            if (open < 0)
                return output.ToArray();
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            var gap = ParseGap(text[(open + 2)..close], (int)output.Length);
            gaps.Add(gap);
            output.Write(new byte[gap.Width]);
            start = close + 2;
        }
    }

    private static Gap ParseGap(string name, int offset) => name.Split(':') switch
    {
        ["key"] => new Gap(offset, 16, 16),
        ["number", var width] => new Gap(offset, int.Parse(width, CultureInfo.InvariantCulture), 10),
        _ => throw new FormatException($"Unknown placeholder {{{{{name}}}}}."),
    };

    private readonly record struct Gap(int Offset, int Width, uint Base);
}
