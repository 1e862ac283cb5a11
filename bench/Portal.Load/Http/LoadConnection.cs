using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Load.Http;

/// <summary>One connection with at most one request under way.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly IRequestSource source;
    private readonly byte[] output = new byte[32 * 1024];
    private readonly byte[] input = new byte[64 * 1024];
    private int received;
    private long sentAt;

    public LoadConnection(int port, IRequestSource source)
    {
        this.source = source;
        socket.NoDelay = true;
        socket.Connect(IPAddress.Loopback, port);
    }

    public SafeSocketHandle Handle => socket.SafeHandle;

    /// <summary>Text of the first answer that was an error.</summary>
    public string? FirstError { get; private set; }

    /// <summary>Sends the next request; false = the source has none.</summary>
    public bool Send()
    {
        var length = source.Next(output);
        if (length == 0)
            return false;
        sentAt = Stopwatch.GetTimestamp();
        // Blocking, and never in the way: a request fits the send buffer of an idle connection.
        for (var sent = 0; sent < length;)
            sent += socket.Send(output.AsSpan(sent, length - sent));
        return true;
    }

    /// <summary>Reads what has arrived; true = an answer is complete.</summary>
    public bool Receive(out Answer answer)
    {
        answer = default;
        var count = socket.Receive(input.AsSpan(received));
        if (count == 0)
        {
            answer = new Answer(0, false, Stopwatch.GetElapsedTime(sentAt));
            FirstError ??= "The server closed the connection.";
            return true;
        }

        received += count;
        if (!Response.TryParse(input.AsSpan(0, received), out var status, out var head, out var body, out var consumed))
            return false;
        var latency = Stopwatch.GetElapsedTime(sentAt);
        var bytes = input.AsSpan(0, received);
        var good = source.Accept(status, bytes[head], bytes[body]);
        if (!good)
            FirstError ??= Encoding.UTF8.GetString(bytes);
        received -= consumed;
        answer = new Answer(status, good, latency);
        return true;
    }

    public void Dispose() => socket.Dispose();
}

/// <summary>What became of one request; status 0 = the connection was lost.</summary>
internal readonly record struct Answer(int Status, bool Good, TimeSpan Latency);
