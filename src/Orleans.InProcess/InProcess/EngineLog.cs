using Microsoft.Extensions.Logging;

namespace Orleans.InProcess;

// Keys of grains are not personal data by rule of the house, so they may be logged.
internal static partial class EngineLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Grain {GrainId} could not be activated")]
    public static partial void ActivationFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Grain {GrainId} failed while it was deactivated")]
    public static partial void DeactivationFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Information, Message = "In-process grains ready: {Classes} classes")]
    public static partial void Started(ILogger logger, int classes);

    [LoggerMessage(Level = LogLevel.Information, Message = "In-process grains stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "In-process grains stopped while {Count} activations still worked")]
    public static partial void StoppedBusy(ILogger logger, int count);
}
