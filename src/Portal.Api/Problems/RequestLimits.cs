namespace Portal.Api.Problems;

/// <summary>Technical bounds of a request.</summary>
internal static class RequestLimits
{
    /// <summary>Largest body of a command; the catalogue import has its own, larger bound.</summary>
    public const int BodyBytes = 256 * 1024;

    /// <summary>The same, for messages.</summary>
    public const string BodyBytesText = "262144";

    /// <summary>Largest catalogue import.</summary>
    public const int ImportBytes = 8 * 1024 * 1024;
}
