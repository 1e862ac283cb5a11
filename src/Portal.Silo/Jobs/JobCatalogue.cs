using System.Collections.Immutable;

namespace Portal.Silo.Jobs;

/// <summary>Every job of the portal; the same ones on both engines.</summary>
internal static class JobCatalogue
{
    public static ImmutableArray<JobDefinition> All { get; } =
    [
        // What becomes late by itself and the begin of a period are part of every pass of the fold.
        Job<FoldJob>("fold", JobSchedule.Every(TimeSpan.FromSeconds(1))),
        // Both look whether there is anything to do, so a portal that was down makes up for it.
        Job<SnapshotJob>("score-snapshot", JobSchedule.Every(TimeSpan.FromMinutes(10))),
        Job<FreezeJob>("score-freeze", JobSchedule.Every(TimeSpan.FromHours(1))),
        Job<ComparisonJob>("score-comparison", JobSchedule.Daily(new TimeOnly(2, 30))),
        Job<PetitionLinkJob>("petition-links", JobSchedule.Every(TimeSpan.FromSeconds(30))),
        Job<AnswerCleaningJob>("answer-cleaning", JobSchedule.Every(TimeSpan.FromHours(1))),
        Job<UploadCleaningJob>("upload-cleaning", JobSchedule.Every(TimeSpan.FromMinutes(30))),
        Job<QueueLengthJob>("queue-lengths", JobSchedule.Every(TimeSpan.FromMinutes(5))),
        Job<JournalMonthsJob>("journal-months", JobSchedule.Every(TimeSpan.FromHours(1))),
        Job<LastRunsJob>("last-runs", JobSchedule.Every(TimeSpan.FromMinutes(1))) with { Reach = JobReach.Silo },
        Job<CatalogueJob>("catalogue", JobSchedule.Every(TimeSpan.FromSeconds(3))) with { Reach = JobReach.Process },
    ];

    public static JobDefinition Of(string name) => All.First(job => job.Name == name);

    private static JobDefinition Job<TJob>(string name, JobSchedule schedule)
        where TJob : IJob => new(name, typeof(TJob), schedule);
}
