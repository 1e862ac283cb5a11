using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Portal.Chaos;

/// <summary>Stands between the portal and its database, and loses what it is told to lose.</summary>
internal sealed class FaultyProxy : IDisposable
{
    private readonly int server;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<FaultyLink, byte> links = new();
    private readonly CancellationTokenSource stop = new();
    private long delayTicks;
    private volatile bool refuses;

    /// <param name="server">Port of the database.</param>
    public FaultyProxy(int server)
    {
        this.server = server;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How long each answer of the database is held up.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref delayTicks));
        set => Interlocked.Exchange(ref delayTicks, value.Ticks);
    }

    /// <summary>Whether new connections are turned away.</summary>
    public bool Refuses
    {
        get => refuses;
        set => refuses = value;
    }

    /// <summary>Cuts connections; both ends see a reset. Gives how many.</summary>
    public int Cut(Func<bool> which) => Each(which, link => link.Cut());

    /// <summary>What the database answers is lost from now on, on the connections of now. Gives how many.</summary>
    public int LoseAnswers(Func<bool> which) => Each(which, link => link.LoseAnswers());

    /// <summary>Half open: the database sees the end, the portal sees nothing and hears nothing any more.</summary>
    public int CloseHalf(Func<bool> which) => Each(which, link => link.CloseHalf());

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        Cut(() => true);
        stop.Dispose();
    }

    private int Each(Func<bool> which, Action<FaultyLink> act)
    {
        var chosen = links.Keys.Where(_ => which()).ToList();
        chosen.ForEach(act);
        return chosen.Count;
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(stop.Token);
                if (Refuses)
                    FaultyLink.Reset(client);
                else
                    _ = ServeAsync(client);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Disposed, or a caller that hung up again: the loop looks which.
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var link = new FaultyLink(client, () => Delay);
        links[link] = 0;
        await link.RunAsync(server);
        links.TryRemove(link, out _);
    }
}
