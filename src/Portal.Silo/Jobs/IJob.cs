namespace Portal.Silo.Jobs;

/// <summary>
/// Work that comes again by itself. Running it twice, at once or after a crash in the middle, must do no harm: every
/// job finds out by itself what is left to do.
/// </summary>
internal interface IJob
{
    Task RunAsync(CancellationToken cancellationToken);
}
