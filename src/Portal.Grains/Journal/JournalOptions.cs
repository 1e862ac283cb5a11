namespace Portal.Grains.Journal;

/// <summary>How the journal writes. Bound from the configuration section <c>Journal</c>.</summary>
internal sealed class JournalOptions
{
    /// <summary>Most appends in one transaction.</summary>
    public int MaxBatch { get; set; } = 512;

    /// <summary>
    /// Transactions under way at once: while one waits for the disk, the next is written. SQLite always has one.
    /// </summary>
    public int Lanes { get; set; } = 2;

    /// <summary>How long an append waits for a database that is away, and how long a commit may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);
}
