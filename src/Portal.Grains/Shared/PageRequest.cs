namespace Portal.Grains.Shared;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Size">Most lines, 1 to 100.</param>
/// <param name="After">Cursor of the page before, or <see langword="null"/> for the first page.</param>
public sealed record PageRequest(int Size, PageCursor? After);
