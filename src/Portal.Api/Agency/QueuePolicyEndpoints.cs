using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Administration;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Agencies;
using Portal.Grains.Shared;

namespace Portal.Api.Agency;

/// <summary>How an agency distributes its dossiers. A repeat finds its own change and changes nothing.</summary>
internal static class QueuePolicyEndpoints
{
    /// <param name="Assignment">By hand, or the officers take turns.</param>
    /// <param name="Officers">Subject ids of the officers who take turns.</param>
    internal sealed record Request(Assignment Assignment, IReadOnlyList<string> Officers);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Officers)
                .Must(officers => officers.Count <= 200)
                .Because("officers.too_many", "Tối đa 200 cán bộ.", "At most 200 officers.");
            RuleForEach(request => request.Officers).Text(100);
            RuleFor(request => request.Officers)
                .Must((request, officers) => request.Assignment == Assignment.Manual || officers.Count > 0)
                .Because("officers.missing", "Cần ít nhất một cán bộ.", "At least one officer is needed to take turns.");
        }
    }

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/queue-policy", Get)
            .Reads<QueuePolicy>("getQueuePolicy", "How the agency distributes its dossiers");
        group.MapPut("/queue-policy", Put)
            .AddEndpointFilter<RecordedFilter>()
            .WithName("setQueuePolicy")
            .WithSummary("Change how the agency distributes its dossiers")
            .Produces<QueuePolicy>()
            .NeedsRevision();
    }

    private static async Task<IResult> Get(HttpContext context, IGrainFactory grains) =>
        CallerReader.Read(context.User) is { Agency: { } agency }
            ? Answer(context, await grains.GetAgency(agency).GetQueuePolicy())
            : PortalProblem.Of("request.forbidden");

    private static async Task<IResult> Put(CommandRequest<Request> request, HttpContext context, IGrainFactory grains)
    {
        if (request.Envelope.Caller.Agency is not { } agency)
            return PortalProblem.Of("request.forbidden");

        var seen = IfMatch.SeenBy(request.Envelope);
        var changed = await grains.GetAgency(agency).ChangeQueuePolicy(
            new QueuePolicy(request.Body.Assignment, [.. request.Body.Officers], seen));
        return changed is null ? PortalProblem.Of("queue_policy.stale_revision") : Answer(context, changed);
    }

    private static Ok<QueuePolicy> Answer(HttpContext context, QueuePolicy policy)
    {
        context.Response.Headers.ETag = EntityTag.Of(policy.Revision);
        return TypedResults.Ok(policy);
    }
}
