using System.Text;
using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Reads what <see cref="PackWriter"/> wrote.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>How many bytes are still to be read.</summary>
    public readonly int Left => rest.Length;

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = rest[0];
            rest = rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    public long Signed() => Unfold(Number());

    public long At(long near) => Number() is var value and not 0 ? near + Unfold(value - 1) : Moment.Never;

    public string Text()
    {
        var length = (int)Number();
        var text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }

    private static long Unfold(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
