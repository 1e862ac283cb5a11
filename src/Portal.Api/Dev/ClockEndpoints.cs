using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Problems;

namespace Portal.Api.Dev;

/// <summary>Sets the clock of a development process, for replays.</summary>
internal static class ClockEndpoints
{
    /// <param name="Now">The moment to set, or absent to let the clock run again.</param>
    internal sealed record ClockRequest(DateTimeOffset? Now = null);

    /// <param name="Now">What the clock says.</param>
    /// <param name="IsSet">Whether it stands.</param>
    internal sealed record ClockState(DateTimeOffset Now, bool IsSet);

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/clock", (SimulatedClock clock) => TypedResults.Ok(StateOf(clock)))
            .WithName("getClock")
            .WithSummary("What the clock of this process says");
        group.MapPost("/clock", Set)
            .WithName("setClock")
            .WithSummary("Set the clock of this process, or let it run again");
    }

    private static Results<Ok<ClockState>, PortalProblem> Set(ClockRequest request, SimulatedClock clock)
    {
        if (request.Now is { Year: < 2020 or > 2050 })
            return PortalProblem.Of("request.invalid_parameter", "now", "2020..2050");

        if (request.Now is { } now)
            clock.Set(now);
        else
            clock.Release();
        return TypedResults.Ok(StateOf(clock));
    }

    private static ClockState StateOf(SimulatedClock clock) => new(clock.GetUtcNow(), clock.IsSet);
}
