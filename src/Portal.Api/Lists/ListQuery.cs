using Portal.Api.Problems;
using Portal.Grains.Shared;

namespace Portal.Api.Lists;

/// <summary>Size and cursor of a list, as query parameters.</summary>
/// <param name="Limit">Most lines, 1 to 100; 50 unless said otherwise.</param>
/// <param name="Cursor">Where the page begins, from <c>next</c> of the page before.</param>
internal sealed record ListQuery(int? Limit, string? Cursor)
{
    private const int Usual = 50;
    private const int Most = 100;

    /// <summary>The page that is asked for, or what is wrong with the question.</summary>
    public (PageRequest? Page, PortalProblem? Problem) Read()
    {
        if (Limit is < 1 or > Most)
            return (null, PortalProblem.Of("request.invalid_parameter", "limit", "1..100"));
        return CursorText.TryRead(Cursor, out var after)
            ? (new PageRequest(Limit ?? Usual, after), null)
            : (null, PortalProblem.Of("request.invalid_parameter", "cursor", "next"));
    }
}
