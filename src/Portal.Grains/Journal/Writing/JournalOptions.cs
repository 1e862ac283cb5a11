namespace Portal.Grains.Journal.Writing;

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

    /// <summary>
    /// Appends that wait from which on more are refused (503): about a second of work, and 100 MB at most. Who is refused
    /// keeps the key and comes back; who waits longer has given up by then.
    /// </summary>
    public int MaxWaiting { get; set; } = 10_000;

    /// <summary>How long an append waits for a database that is away, and how long a commit may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);
}
