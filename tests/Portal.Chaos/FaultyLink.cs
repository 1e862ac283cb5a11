using System.Net;
using System.Net.Sockets;

namespace Portal.Chaos;

/// <summary>One connection through the <see cref="FaultyProxy"/>.</summary>
internal sealed class FaultyLink(Socket client, Func<TimeSpan> delay) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private volatile bool losesQuestions;
    private volatile bool losesAnswers;

    /// <summary>From now on what the server says goes nowhere, its end included; what it is asked still arrives.</summary>
    public void LoseAnswers() => losesAnswers = true;

    public static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It has ended meanwhile.
        }

        socket.Dispose();
    }

    /// <summary>Connects and passes on, until both sides have ended.</summary>
    public async Task RunAsync(int port)
    {
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, port);
            await Task.WhenAll(PassAsync(client, server, asking: true), PassAsync(server, client, asking: false));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // One side is gone; the other must hear of it.
        }

        Cut();
    }

    public void Dispose() => server.Dispose();

    public void Cut()
    {
        Reset(client);
        Reset(server);
    }

    public void CloseHalf()
    {
        losesQuestions = losesAnswers = true;
        try
        {
            server.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool asking)
    {
        var buffer = new byte[BufferSize];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (!asking && delay() is { Ticks: > 0 } pause)
                    await Task.Delay(pause);
                if (asking ? losesQuestions : losesAnswers)
                    continue;
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }

            if (asking || !losesAnswers)
                to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // Where answers are lost the portal shall not hear of the end either: it has to give up by itself.
            if (!losesAnswers)
                Cut();
        }
    }
}
