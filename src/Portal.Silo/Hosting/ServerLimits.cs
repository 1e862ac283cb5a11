using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Silo.Hosting;

/// <summary>
/// What one connection may ask of the server (section <c>Server</c>): bounds against clients that send slowly, endlessly
/// or much, wide enough for a telephone on a weak line.
/// </summary>
internal sealed class ServerLimits
{
    public const string SectionName = "Server";

    /// <summary>Connections at once. Each costs some 10 kB; more are closed at once instead of exhausting the memory.</summary>
    public int Connections { get; set; } = 20_000;

    /// <summary>Seconds in which the headers of a request must have come: who sends a byte a minute holds nothing.</summary>
    public int HeaderSeconds { get; set; } = 15;

    /// <summary>Seconds that an idle connection is kept: a little over the usual minute of proxies.</summary>
    public int IdleSeconds { get; set; } = 75;

    /// <summary>Bytes a second that a body must come with, on average, after <see cref="BodyGraceSeconds"/>.</summary>
    public double BodyBytesPerSecond { get; set; } = 240;

    /// <summary>How long a body may stand still before its speed counts: a line in the mountains does.</summary>
    public int BodyGraceSeconds { get; set; } = 20;

    /// <summary>All headers of a request together; a token is some 1 kB.</summary>
    public int HeaderBytes { get; set; } = 16 * 1024;

    /// <summary>Number of headers; a browser sends some 20.</summary>
    public int HeaderCount { get; set; } = 60;

    /// <summary>Method, address and query together.</summary>
    public int RequestLineBytes { get; set; } = 4 * 1024;

    /// <summary>Largest body that any endpoint takes; each has its own, smaller bound.</summary>
    public long BodyBytes { get; set; } = 16 * 1024 * 1024;

    public void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = Connections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(HeaderSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(IdleSeconds);
        limits.MinRequestBodyDataRate = new MinDataRate(BodyBytesPerSecond, TimeSpan.FromSeconds(BodyGraceSeconds));
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.MaxRequestHeaderCount = HeaderCount;
        limits.MaxRequestLineSize = RequestLineBytes;
        limits.MaxRequestBodySize = BodyBytes;
    }
}
