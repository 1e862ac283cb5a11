using System.Buffers;

namespace Portal.Api.Requests;

/// <summary>Bytes in a rented array; given back on disposal.</summary>
internal readonly struct PooledBytes(byte[] buffer, int length) : IDisposable
{
    public static readonly PooledBytes Empty = new([], 0);

    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, length);

    public ReadOnlySpan<byte> WrittenSpan => buffer.AsSpan(0, length);

    public void Dispose()
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
