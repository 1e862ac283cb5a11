using Microsoft.AspNetCore.Http.Extensions;
using Portal.Grains.Scoring;

namespace Portal.Api.Pages.Shared;

/// <summary>Where the changes that a page shows are told.</summary>
internal static class LiveAddress
{
    /// <summary>The event stream of a ranking.</summary>
    public static string Of(ScorePeriod period, string? parent)
    {
        var query = new QueryBuilder { { "period", period.Name } };
        if (parent is not null)
            query.Add("parent", parent);
        return "/api/v1/ministry/events" + query.ToQueryString();
    }
}
