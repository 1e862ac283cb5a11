namespace Portal.Grains.Scoring.Folding;

/// <summary>What one pass did.</summary>
/// <param name="Busy">Somebody else is folding; nothing was done.</param>
/// <param name="Entries">Events that were read.</param>
/// <param name="Due">Facts whose contribution had changed by itself.</param>
/// <param name="IsFull">There was more to do than one pass takes.</param>
/// <param name="Seen">What it could see: every transaction below its oldest has been looked at, or is still to be read.</param>
internal readonly record struct FoldPass(bool Busy, long Entries, int Due, bool IsFull, Transactions Seen)
{
    public static FoldPass ByOthers => new(true, 0, 0, false, default);

    /// <summary>Everything was built anew; there may be more by now.</summary>
    public static FoldPass Rebuilt => new(false, 1, 0, true, default);

    /// <summary>There may be more to do at once.</summary>
    public bool IsWork => Entries > 0 || Due > 0;

    /// <summary>Nothing was left of what it could see.</summary>
    public bool IsDone => this is { Busy: false, IsFull: false };

    /// <summary>There was nothing to do.</summary>
    public static FoldPass Nothing(Transactions seen) => new(false, 0, 0, false, seen);
}
