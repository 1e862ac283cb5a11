using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Portal.Load.Http;

/// <summary>
/// Linux readiness notification, called directly: one thread serves all connections for two system calls per request,
/// which leaves the processors to the server and the database.
/// </summary>
internal sealed unsafe partial class Epoll : IDisposable
{
    private const int Add = 1;
    private const uint Readable = 1;
    private const int Interrupted = 4;

    // The kernel's struct is packed on x64 alone.
    private static readonly int Stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly int handle = Create(0);
    private readonly byte[] events = new byte[128 * 16];

    public void Watch(SafeHandle socket, int index)
    {
        Span<byte> description = stackalloc byte[16];
        description.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(description, Readable);
        BinaryPrimitives.WriteInt32LittleEndian(description[(Stride - 8)..], index);
        fixed (byte* pointer = description)
        {
            if (Control(handle, Add, (int)socket.DangerousGetHandle(), pointer) != 0)
                throw new IOException($"epoll_ctl: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>Waits and writes the indices of readable sockets.</summary>
    public int Wait(Span<int> indices, TimeSpan timeout)
    {
        int count;
        fixed (byte* pointer = events)
            count = Wait(handle, pointer, Math.Min(indices.Length, 128), (int)timeout.TotalMilliseconds);
        if (count < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            throw new IOException($"epoll_wait: error {Marshal.GetLastPInvokeError()}.");
        for (var i = 0; i < count; i++)
            indices[i] = BinaryPrimitives.ReadInt32LittleEndian(events.AsSpan(i * Stride + Stride - 8));
        return Math.Max(count, 0);
    }

    public void Dispose() => _ = Close(handle);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int handle, int operation, int socket, byte* description);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int Wait(int handle, byte* events, int maximum, int milliseconds);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
