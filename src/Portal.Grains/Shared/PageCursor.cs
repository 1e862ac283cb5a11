namespace Portal.Grains.Shared;

/// <summary>Where a page ended: sort key and id of its last line.</summary>
/// <param name="SortKey">Unix milliseconds of the column that the list is sorted by.</param>
/// <param name="Id">Id of the last line.</param>
public readonly record struct PageCursor(long SortKey, string Id);
