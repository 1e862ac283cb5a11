using Portal.Grains.Journal;

namespace Portal.Silo.Jobs;

/// <summary>Makes the tables of the coming months of the journal.</summary>
internal sealed partial class JournalMonthsJob(JournalMonths months, ILogger<JournalMonthsJob> logger) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var month in await months.PrepareAsync(cancellationToken))
            LogMade(logger, month);
    }

    [LoggerMessage(1103, LogLevel.Information, "The journal has a table for {Month}")]
    private static partial void LogMade(ILogger logger, int month);
}
