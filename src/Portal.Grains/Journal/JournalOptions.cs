namespace Portal.Grains.Journal;

/// <summary>How the journal writes. Bound from the configuration section <c>Journal</c>.</summary>
internal sealed class JournalOptions
{
    /// <summary>Most appends in one transaction.</summary>
    public int MaxBatch { get; set; } = 512;

    /// <summary>
    /// Transactions under way at once. One gathers more into each: on two cores 64 connections submit a tenth more than
    /// with two, at a third less of the database's processor time and half the p99. More can pay where the disk takes
    /// several milliseconds to make a transaction durable. SQLite always has one.
    /// </summary>
    public int Lanes { get; set; } = 1;

    /// <summary>How long an append waits for a database that is away, and how long a commit may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);
}
