using Microsoft.AspNetCore.Http.Extensions;
using Portal.Api.Requests;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Pages.Shared;

/// <summary>Where the changes that a page shows are told.</summary>
internal static class LiveAddress
{
    /// <summary>The event stream of a ranking: the same units by the same rules.</summary>
    public static string Of(RankQuery ranking)
    {
        var query = new QueryBuilder { { "period", ranking.Period.Name }, { "profile", ranking.Profile } };
        if (ranking.Parent is { } parent)
            query.Add("parent", parent);
        if (ranking.Kind is { } kind)
            query.Add("kind", EnumNames.NameOf(kind));
        return "/api/v1/ministry/events" + query.ToQueryString();
    }
}
