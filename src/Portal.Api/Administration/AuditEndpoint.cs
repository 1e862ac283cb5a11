using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Lists;
using Portal.Api.Problems;
using Portal.Grains.Administration;

namespace Portal.Api.Administration;

/// <summary>Who changed the portal itself, and what came of it.</summary>
internal static class AuditEndpoint
{
    private const int Usual = 50;
    private const int Most = 100;

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/audit", Handle)
            .WithName("listAdministration")
            .WithSummary("What was done to the portal itself: imports, targets, queue policies, archives, restores; newest first")
            .Produces<ListPage<AdministrationEntry>>();

    private static async Task<IResult> Handle(
        int? limit, long? before, IAdministrationRecord record, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > Most || before is < 1)
            return PortalProblem.Of("request.invalid_parameter", "limit, before", "limit 1..100, before >= 1");

        var items = await record.ReadAsync(before, limit ?? Usual, cancellationToken);
        var next = items.Length == (limit ?? Usual) && items[^1].Position > 1 ? items[^1].Position : (long?)null;
        return TypedResults.Ok(new ListPage<AdministrationEntry>(items, next?.ToString(CultureInfo.InvariantCulture)));
    }
}
