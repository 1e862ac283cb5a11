using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Grains.Catalogue;

namespace Portal.Silo.Health;

/// <summary>
/// <c>/health/live</c>: the process makes progress; asks nothing else, so that a database that is away does not get the
/// portal restarted. <c>/health/started</c>: the schema fits, the catalogue is read, and a silo or client has joined its
/// cluster. <c>/health/ready</c>: it may be sent requests; false from the moment at which it is told to stop.
/// None asks the database: it is away for all processes at once, and who then comes shall be told by the portal when to come
/// back, not be shut out by a balancer that has nobody left.
/// </summary>
internal static class HealthEndpoints
{
    /// <param name="Status"><c>ok</c>, or why not.</param>
    internal sealed record HealthAnswer(string Status);

    public static void MapHealth(this WebApplication app)
    {
        var group = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/live", () => TypedResults.Ok(new HealthAnswer("ok")));
        group.MapGet("/started", IsStarted);
        group.MapGet("/ready", IsReady);
    }

    /// <summary>All parts start one after the other and HTTP last: whoever is answered yes meets a whole process.</summary>
    private static IResult IsStarted(IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStarted.IsCancellationRequested ? TypedResults.Ok(new HealthAnswer("ok")) : NotReady("starting");

    private static IResult IsReady(ICatalogue catalogue, IHostApplicationLifetime lifetime)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return NotReady("stopping");
        return catalogue.Current.Procedures.IsEmpty ? NotReady("no catalogue") : TypedResults.Ok(new HealthAnswer("ok"));
    }

    private static JsonHttpResult<HealthAnswer> NotReady(string reason) =>
        TypedResults.Json(new HealthAnswer(reason), statusCode: 503);
}
