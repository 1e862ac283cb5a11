namespace Portal.Api.Protection;

/// <summary>How many requests a caller may send (section <c>RateLimits</c> of the configuration).</summary>
public sealed class RateLimitOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "RateLimits";

    /// <summary>Requests a second that a signed-in caller may send on average.</summary>
    public int CallerPerSecond { get; set; } = 20;

    /// <summary>Requests a signed-in caller may send at once.</summary>
    public int CallerBurst { get; set; } = 200;

    /// <summary>Requests a second from one address without sign-in.</summary>
    public int AnonymousPerSecond { get; set; } = 10;

    /// <summary>Requests at once from one address without sign-in.</summary>
    public int AnonymousBurst { get; set; } = 100;
}
