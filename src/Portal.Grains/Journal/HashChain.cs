using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Grains.Journal;

/// <summary>
/// The hash chain of a stream: <c>hash = SHA-256(previous hash, canonical event)</c>.
/// </summary>
/// <remarks>
/// The hashed bytes are, in this order: previous hash, stream, sequence number, time, actor, type, body. Texts (UTF-8)
/// and byte strings are preceded by their length in bytes as a 4-byte number; the sequence number and the time (Unix
/// milliseconds, UTC) are 8-byte numbers; all numbers are big-endian. The previous hash of the first event is empty.
/// The lengths make sure that no two different events have the same bytes.
/// </remarks>
internal static class HashChain
{
    /// <summary>Length of a hash in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    public static byte[] Compute(
        ReadOnlySpan<byte> previous,
        string stream,
        long sequence,
        long atMilliseconds,
        string actor,
        string type,
        ReadOnlySpan<byte> body)
    {
        var capacity = (5 * sizeof(int)) + (2 * sizeof(long)) + previous.Length + body.Length
            + Encoding.UTF8.GetMaxByteCount(stream.Length)
            + Encoding.UTF8.GetMaxByteCount(actor.Length)
            + Encoding.UTF8.GetMaxByteCount(type.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(capacity);
        try
        {
            var rest = buffer.AsSpan();
            Put(ref rest, previous);
            Put(ref rest, stream);
            Put(ref rest, sequence);
            Put(ref rest, atMilliseconds);
            Put(ref rest, actor);
            Put(ref rest, type);
            Put(ref rest, body);
            return SHA256.HashData(buffer.AsSpan(0, buffer.Length - rest.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Put(ref Span<byte> rest, ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, value.Length);
        value.CopyTo(rest[sizeof(int)..]);
        rest = rest[(sizeof(int) + value.Length)..];
    }

    private static void Put(ref Span<byte> rest, string value)
    {
        var length = Encoding.UTF8.GetBytes(value, rest[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(rest, length);
        rest = rest[(sizeof(int) + length)..];
    }

    private static void Put(ref Span<byte> rest, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(rest, value);
        rest = rest[sizeof(long)..];
    }
}
