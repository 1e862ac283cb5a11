using System.Buffers;
using System.Text;
using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Writes numbers in as few bytes as they need (LEB128). One thread at a time; used again and again.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    public void Number(ulong value)
    {
        var span = buffer.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        buffer.Advance(length);
    }

    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>A moment near another one.</summary>
    public void At(long moment, long near)
    {
        if (moment == Moment.Never)
        {
            Number(0);
            return;
        }

        // Zigzag, one up: 0 stays free for never.
        var distance = moment - near;
        Number((ulong)((distance << 1) ^ (distance >> 63)) + 1);
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        Encoding.UTF8.GetBytes(text, buffer.GetSpan(length));
        buffer.Advance(length);
    }

    /// <summary>What was written since the last time, and an empty writer.</summary>
    public byte[] Take()
    {
        var taken = buffer.WrittenSpan.ToArray();
        buffer.ResetWrittenCount();
        return taken;
    }
}
