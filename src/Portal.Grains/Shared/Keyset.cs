namespace Portal.Grains.Shared;

/// <summary>
/// Pages by sort key and id, never by offset, so that a deep page costs no more than the first one. A query asks for one row
/// more than the page holds, which says whether there is another page.
/// </summary>
internal static class Keyset
{
    /// <summary>Before the first row where the newest come first.</summary>
    public static readonly PageCursor Newest = new(long.MaxValue, "~");

    /// <summary>Before the first row where the oldest come first.</summary>
    public static readonly PageCursor Oldest = new(long.MinValue, "");

    /// <summary>The page of what was read.</summary>
    /// <param name="rows">One more than the page holds, when there is one.</param>
    /// <param name="size">Most lines.</param>
    /// <param name="place">Where a row stands in the order.</param>
    /// <param name="line">What is shown of it; <see langword="null"/> when nothing is.</param>
    public static Page<TLine> Cut<TRow, TLine>(
        List<TRow> rows, int size, Func<TRow, PageCursor> place, Func<TRow, TLine?> line)
        where TLine : class =>
        new([.. rows.Take(size).Select(line).OfType<TLine>()], rows.Count > size ? place(rows[size - 1]) : null);
}
