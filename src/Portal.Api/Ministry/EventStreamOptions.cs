namespace Portal.Api.Ministry;

/// <summary>How event streams are kept alive. Bound from the configuration section <c>Events</c>.</summary>
internal sealed class EventStreamOptions
{
    /// <summary>After so long without an event a comment is sent, so that nobody on the way takes the line for dead.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
