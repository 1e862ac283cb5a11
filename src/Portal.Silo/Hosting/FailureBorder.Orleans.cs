using Orleans.Runtime;
using Portal.Grains.Shared;

namespace Portal.Silo.Hosting;

/// <summary>
/// Lets only those exceptions out of a silo that every process knows: what a driver or the runtime throws says too much,
/// and another version may not be able to read it.
/// </summary>
internal sealed partial class FailureBorder(ILogger<FailureBorder> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception failed) when (context.TargetContext.GrainInstance is Grain && !MayPass(failed))
        {
            if (StorageOutage.Is(failed))
                throw new StorageUnavailableException();

            LogFailed(logger, failed, context.InterfaceName, context.MethodName);
            throw new GrainFailedException(context.InterfaceName, context.MethodName, failed.GetType().Name);
        }
    }

    private static bool MayPass(Exception failed) => failed
        is StorageUnavailableException or GrainFailedException or SiloUnavailableException or ArgumentException
        or OperationCanceledException;

    [LoggerMessage(1201, LogLevel.Error, "{Interface}.{Method} failed")]
    private static partial void LogFailed(ILogger logger, Exception failed, string? @interface, string? method);
}
