using System.Net.Sockets;
using System.Text;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Protection;

/// <summary>Nobody holds the server by sending slowly, endlessly or much.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TestDatabase? database;
    private RunningPortal? portal;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        portal = await RunningPortal.StartAsync(database.Options, new Dictionary<string, string?>
        {
            ["Server:HeaderSeconds"] = "1",
            ["Server:BodyGraceSeconds"] = "2",
            ["Server:Connections"] = "40",
        });
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task Headers_that_do_not_end_end_the_connection() =>
        Assert.Contains(" 408 ", await Exchange("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: "), StringComparison.Ordinal);

    [Fact]
    public async Task A_body_that_stands_still_ends_the_connection()
    {
        var said = await Exchange(
            "POST /dev/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
        Assert.StartsWith("HTTP/1.1 4", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_and_many_headers_and_long_addresses_are_refused()
    {
        Assert.Contains(" 431 ", await Exchange(
            $"GET /health/live HTTP/1.1\r\nHost: x\r\nX-Large: {new string('a', 17_000)}\r\n\r\n"), StringComparison.Ordinal);
        var many = string.Concat(Enumerable.Range(0, 70).Select(i => $"X-{i}: 1\r\n"));
        Assert.Contains(" 431 ", await Exchange(
            $"GET /health/live HTTP/1.1\r\nHost: x\r\n{many}\r\n"), StringComparison.Ordinal);
        Assert.Contains(" 414 ", await Exchange(
            $"GET /{new string('a', 5_000)} HTTP/1.1\r\nHost: x\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_connections_than_allowed_are_closed_and_when_some_go_others_come()
    {
        var open = new List<Socket>();
        try
        {
            for (var i = 0; i < 60; i++)
                open.Add(await Connect());
            await AllAnsweredOrClosed(open);
            Assert.InRange(open.Count(socket => socket.Available == 0), 20, 59);
        }
        finally
        {
            open.ForEach(socket => socket.Dispose());
        }

        using var patience = new CancellationTokenSource(Patience);
        while (!(await Exchange("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).Contains(" 200 ", StringComparison.Ordinal))
            patience.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Asks on every connection; each is readable in the end, with an answer or with its end.</summary>
    private static async Task AllAnsweredOrClosed(IEnumerable<Socket> sockets)
    {
        using var patience = new CancellationTokenSource(Patience);
        foreach (var socket in sockets)
        {
            try
            {
                await socket.SendAsync("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), patience.Token);
                await socket.ReceiveAsync(new byte[1], SocketFlags.Peek, patience.Token);
            }
            catch (SocketException)
            {
                // Closed already.
            }
        }
    }

    /// <summary>Sends the text and reads until the server closes.</summary>
    private async Task<string> Exchange(string text)
    {
        using var socket = await Connect();
        using var patience = new CancellationTokenSource(Patience);
        await socket.SendAsync(Encoding.ASCII.GetBytes(text), patience.Token);
        var said = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
                said.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            // Closed without ceremony, which is as good an end.
        }

        return said.ToString();
    }

    private async Task<Socket> Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(portal!.Address.Host, portal.Address.Port);
        return socket;
    }
}
