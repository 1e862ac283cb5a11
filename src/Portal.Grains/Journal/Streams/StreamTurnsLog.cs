using Microsoft.Extensions.Logging;

namespace Portal.Grains.Journal.Streams;

/// <summary>What the turns of streams tell the log.</summary>
internal static partial class StreamTurnsLog
{
    [LoggerMessage(2003, LogLevel.Debug, "{Kind} {Stream} is at revision {Revision}: {Event}")]
    public static partial void Appended(ILogger logger, StreamKind kind, string stream, int revision, string @event);

    [LoggerMessage(2004, LogLevel.Warning, "{Kind} {Stream} cannot reach the database: {Reason}")]
    public static partial void Away(ILogger logger, StreamKind kind, string stream, string reason);

    [LoggerMessage(2005, LogLevel.Warning, "{Kind} {Stream} moved on elsewhere; revision {Revision} was not written")]
    public static partial void Conflict(ILogger logger, StreamKind kind, string stream, int revision);

    [LoggerMessage(2006, LogLevel.Debug, "{Kind} {Stream} is shown as it was known: the database does not answer ({Reason})")]
    public static partial void NotCompared(ILogger logger, StreamKind kind, string stream, string reason);
}
