using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>How the fold works. Bound from the configuration section <c>Scores</c>.</summary>
internal sealed class FoldOptions
{
    /// <summary>Most events, and most facts of the sweep, in one pass on PostgreSQL.</summary>
    public int MaxBatch { get; set; } = 20_000;

    /// <summary>Most of them in one pass when more and more wait (PostgreSQL).</summary>
    public int MaxBatchBehind { get; set; } = 250_000;

    /// <summary>The same on SQLite, where the journal waits while a pass writes.</summary>
    public int MaxBatchSqlite { get; set; } = 1_000;

    /// <summary>Connections that read at the same time when everything is counted anew (PostgreSQL).</summary>
    public int Readers { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>
    /// In development, unless it is set otherwise, the clock can be set back: then everything is counted anew as of that
    /// moment. In production the counters never go back in time, whatever the clocks of the machines say.
    /// </summary>
    public bool ClockMaySetBack { get; set; }

    public int MaxBatchOf(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? MaxBatchSqlite : MaxBatch;

    /// <summary>Most that a pass may grow to.</summary>
    public int MostOf(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? MaxBatchSqlite : Math.Max(MaxBatch, MaxBatchBehind);
}
