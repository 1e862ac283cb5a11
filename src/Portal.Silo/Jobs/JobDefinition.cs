namespace Portal.Silo.Jobs;

/// <summary>Who runs a job.</summary>
internal enum JobReach
{
    /// <summary>One process is enough, whichever comes first.</summary>
    Portal,

    /// <summary>Every process that runs jobs, for itself: it keeps something in its own memory up to date.</summary>
    Silo,

    /// <summary>Every process for itself, API processes too.</summary>
    Process,
}

/// <summary>A job and when it runs.</summary>
/// <param name="Name">Stable name, for logs, metrics and the dashboard.</param>
/// <param name="Type">Class.</param>
/// <param name="Schedule">When.</param>
/// <param name="Reach">Who runs it.</param>
internal sealed record JobDefinition(string Name, Type Type, JobSchedule Schedule, JobReach Reach = JobReach.Portal);
