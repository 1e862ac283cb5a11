namespace Portal.Api.Protection;

/// <summary>What stands in front of the portal (section <c>Proxy</c>).</summary>
public sealed class ProxyOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "Proxy";

    /// <summary>
    /// Networks of the proxies, such as <c>10.0.0.0/8</c>. What they say of the caller's address and of TLS is believed; of
    /// anybody else it is not. Without it every caller behind a proxy would share one limit.
    /// </summary>
    public IReadOnlyList<string> Networks { get; set; } = [];
}
