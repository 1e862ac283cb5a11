using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.Testing.Telemetry;

/// <summary>An OpenTelemetry collector that keeps what it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> received = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v1/{signal}", ReceiveAsync);
    }

    /// <summary>Settings of a portal that sends everything here; as names of the configuration.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["OpenTelemetry:Endpoint"] = app.Urls.First(),
        ["OpenTelemetry:Protocol"] = "http/protobuf",
        ["OpenTelemetry:SampleRatio"] = "1",
    };

    /// <summary>Every span so far.</summary>
    public IEnumerable<Span> Spans => Bodies("traces").SelectMany(SpanReader.Read);

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>What came of a signal, <c>traces</c> or <c>metrics</c>.</summary>
    public IEnumerable<byte[]> Bodies(string signal) => received.Where(one => one.Signal == signal).Select(one => one.Body);

    /// <summary>Whether a text was sent, wherever in it: texts stand in OTLP as they are.</summary>
    public bool Holds(string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        return received.Any(one => one.Body.AsSpan().IndexOf(wanted) >= 0);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context, string signal)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        received.Enqueue((signal, body.ToArray()));
    }
}
