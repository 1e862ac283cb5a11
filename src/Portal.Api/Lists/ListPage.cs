using Portal.Grains.Shared;

namespace Portal.Api.Lists;

/// <summary>One page of a list.</summary>
/// <param name="Items">The lines.</param>
/// <param name="Next">Cursor of the next page; absent on the last one.</param>
internal sealed record ListPage<TLine>(IReadOnlyList<TLine> Items, string? Next)
{
    public static ListPage<TLine> Of(Page<TLine> page) => new(page.Items, CursorText.Write(page.Next));
}
