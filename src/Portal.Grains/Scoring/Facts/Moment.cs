namespace Portal.Grains.Scoring.Facts;

/// <summary>Moments inside scoring: Unix milliseconds, so that hundreds of thousands a second can be compared.</summary>
internal static class Moment
{
    /// <summary>What has not happened: later than every moment, so no comparison needs a second look.</summary>
    public const long Never = long.MaxValue;

    public static long Of(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public static long Of(DateTimeOffset? at) => at is { } moment ? Of(moment) : Never;
}
