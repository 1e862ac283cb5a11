namespace Portal.Grains.Scoring.Folding;

/// <summary>What one pass did.</summary>
/// <param name="Busy">Somebody else is folding; nothing was done.</param>
/// <param name="Entries">Events that were read.</param>
/// <param name="Due">Facts whose contribution had changed by itself.</param>
/// <param name="IsFull">There was more to do than one pass takes.</param>
/// <param name="Horizon">PostgreSQL: every transaction below this one has been looked at, or is still to be read.</param>
internal readonly record struct FoldPass(bool Busy, long Entries, int Due, bool IsFull, long Horizon)
{
    public static FoldPass Nothing => default;

    public static FoldPass ByOthers => new(true, 0, 0, false, 0);

    /// <summary>There may be more to do at once.</summary>
    public bool IsWork => Entries > 0 || Due > 0;
}
