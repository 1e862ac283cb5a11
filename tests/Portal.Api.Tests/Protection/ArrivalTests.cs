using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Portal.Api.Tests.Running;
using Portal.Grains.Shared;

namespace Portal.Api.Tests.Protection;

/// <summary>A filing happens when it arrives: what it waits for inside does not count, and no clock of a client does.</summary>
public sealed class ArrivalTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string LastSecond = "2026-08-03T16:59:59.000Z"; // 23:59:59 in Vietnam
    private const string NextDay = "2026-08-03T17:00:20.000Z";
    private const string MuchLater = "2026-08-03T17:02:00.000Z";

    private static readonly Who Me = Who.Citizen("last-second");
    private static readonly DateTimeOffset Ten = new(2026, 8, 3, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(NextDay, LastSecond, "260803")]
    [InlineData(MuchLater, MuchLater, "260804")]
    public async Task A_filing_that_came_before_midnight_is_of_that_day_unless_its_sender_dawdled(
        string completed, string submittedAt, string day)
    {
        await SetClock(LastSecond);
        fixture.Api.ForgetTokens();
        var token = await fixture.Api.Token(Me);
        var body = fixture.Desk.Submission().ToJsonString();
        var (first, rest) = (body[..20], body[20..]);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(fixture.Portal.Address.Host, fixture.Portal.Address.Port);
        await Send(socket, $"""
            POST /api/v1/citizen/dossiers HTTP/1.1
            Host: portal
            Date: Mon, 01 Jan 2024 00:00:00 GMT
            Authorization: Bearer {token}
            Idempotency-Key: {Guid.NewGuid():N}
            Content-Type: application/json
            Expect: 100-continue
            Content-Length: {Encoding.UTF8.GetByteCount(body)}
            Connection: close


            """.ReplaceLineEndings("\r\n"));
        // The server asks for the body when it begins to read it: the request has arrived.
        Assert.StartsWith("HTTP/1.1 100", await Receive(socket, untilClosed: false), StringComparison.Ordinal);
        await Send(socket, first);
        await SetClock(completed);
        await Send(socket, rest);
        var answer = await Receive(socket, untilClosed: true);
        await SetClock(null);

        Assert.Contains("HTTP/1.1 201", answer, StringComparison.Ordinal);
        var receipt = JsonElement.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..(answer.LastIndexOf('}') + 1)]);
        Assert.Contains($"-{day}-", receipt.GetProperty("number").GetString(), StringComparison.Ordinal);
        fixture.Api.ForgetTokens();
        var view = (await fixture.Api.Get("/api/v1/citizen/dossiers/" + receipt.GetProperty("id").GetString(), Me)).Expect(200).Json;
        Assert.Equal(
            DateTimeOffset.Parse(submittedAt, System.Globalization.CultureInfo.InvariantCulture),
            view.GetProperty("submittedAt").GetDateTimeOffset());
    }

    [Theory]
    [InlineData(0, 5, null, 0)]     // waited five seconds for its turn
    [InlineData(0, 5, -60, 0)]      // something happened before it came
    [InlineData(0, 5, 3, 3)]        // something happened while it waited
    [InlineData(0, 5, 9, 9)]        // a clock that was set back
    [InlineData(8, 5, null, 5)]     // came through a process whose clock is ahead
    [InlineData(8, 5, 3, 5)]
    [InlineData(null, 5, 3, 5)]     // the portal's own command
    [InlineData(null, 5, 9, 9)]
    [InlineData(null, 5, null, 5)]
    public void A_command_happens_when_it_came_but_not_before_what_was_carried_out_already(int? arrived, int now, int? last, int expected)
    {
        var envelope = new CommandEnvelope(
            new Caller("somebody", Role.Citizen, null, Assurance.Low), "key", [], null, arrived is { } seconds ? Ten.AddSeconds(seconds) : null);
        Assert.Equal(
            Ten.AddSeconds(expected), envelope.MomentOf(Ten.AddSeconds(now), last is { } before ? Ten.AddSeconds(before) : null));
    }

    private async Task SetClock(string? now) =>
        (await fixture.Api.Send(Ask.Post("/dev/clock", null, now is null ? new { } : new { now }))).Expect(200);

    private static Task<int> Send(Socket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<string> Receive(Socket socket, bool untilClosed)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var said = new List<byte>();
        var buffer = new byte[4096];
        while (await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
        {
            said.AddRange(buffer.AsSpan(0, count));
            if (!untilClosed)
                break;
        }

        return Encoding.UTF8.GetString([.. said]);
    }
}
