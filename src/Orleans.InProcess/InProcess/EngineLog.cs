using Microsoft.Extensions.Logging;

namespace Orleans.InProcess;

internal static partial class EngineLog
{
    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "Grain {Grain} could not be activated")]
    public static partial void ActivationFailed(ILogger logger, Exception exception, string grain);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Warning, Message = "Grain {Grain} failed while it was deactivated")]
    public static partial void DeactivationFailed(ILogger logger, Exception exception, string grain);

    [LoggerMessage(EventId = 9003, Level = LogLevel.Information, Message = "In-process grains ready: {Classes} classes")]
    public static partial void Started(ILogger logger, int classes);

    [LoggerMessage(EventId = 9004, Level = LogLevel.Information, Message = "In-process grains stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(EventId = 9005, Level = LogLevel.Warning, Message = "In-process grains stopped while {Count} still worked")]
    public static partial void StoppedBusy(ILogger logger, int count);
}
