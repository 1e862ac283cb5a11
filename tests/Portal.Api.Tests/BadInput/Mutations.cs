using System.Text;

namespace Portal.Api.Tests.BadInput;

/// <summary>Breaks valid JSON in ways that parsers and programs trip over; the same for the same seed.</summary>
internal sealed class Mutations(int seed)
{
    private static readonly byte[][] Tokens = [.. new[]
    {
        "null", "true", "[]", "{}", "[null]", "\"\"", "-1", "0", "1e999", "99999999999999999999", "0.1", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\ud83d\\ude00\"", "{\"a\":{\"a\":{\"a\":1}}}", "[[[[[[[[[1]]]]]]]]]", "\"2026-02-30\"", "\"/\"", "\"c1\"",
        "\"//\"", "\"/~2\"", "\"'\"", "\"\\\\\"", ",", ":", "\"", "{", "}", "[", "]", "\\", "\0", "\u00e1", "//", "NaN",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly Random random = new(seed);

    public byte[] Break(byte[] valid)
    {
        var bytes = valid;
        for (var times = random.Next(1, 4); times > 0; times--)
            bytes = random.Next(8) < 5 ? ReplaceValue(bytes) : ChangeBytes(bytes);
        return bytes;
    }

    /// <summary>Puts another value where one stands, so that the rest stays well-formed.</summary>
    private byte[] ReplaceValue(byte[] bytes)
    {
        var starts = new List<int>();
        for (var i = 1; i < bytes.Length; i++)
        {
            if (bytes[i - 1] is (byte)':' or (byte)'[' or (byte)',')
                starts.Add(i);
        }

        if (starts.Count == 0)
            return ChangeBytes(bytes);

        var start = starts[random.Next(starts.Count)];
        return Splice(bytes, start, EndOfValue(bytes, start), Tokens[random.Next(Tokens.Length)]);
    }

    private byte[] ChangeBytes(byte[] bytes)
    {
        var from = random.Next(bytes.Length + 1);
        var to = Math.Min(bytes.Length, from + random.Next(12));
        return random.Next(4) switch
        {
            0 => Splice(bytes, from, to, []),
            1 => Splice(bytes, from, from, Tokens[random.Next(Tokens.Length)]),
            2 => Splice(bytes, from, from, bytes[from..to]),
            _ => Splice(bytes, from, Math.Min(bytes.Length, from + 1), [(byte)random.Next(256)]),
        };
    }

    private static byte[] Splice(byte[] bytes, int from, int to, byte[] with) => [.. bytes[..from], .. with, .. bytes[to..]];

    private static int EndOfValue(byte[] bytes, int start)
    {
        var (depth, quoted) = (0, false);
        for (var i = start; i < bytes.Length; i++)
        {
            var at = bytes[i];
            if (quoted)
            {
                if (at == '\\')
                    i++;
                quoted = at != '"';
            }
            else if (at == '"')
            {
                quoted = true;
            }
            else if (at is (byte)'{' or (byte)'[')
            {
                depth++;
            }
            else if (at is (byte)'}' or (byte)']' or (byte)',' && depth == 0)
            {
                return i;
            }
            else if (at is (byte)'}' or (byte)']')
            {
                depth--;
            }
        }

        return bytes.Length;
    }
}
