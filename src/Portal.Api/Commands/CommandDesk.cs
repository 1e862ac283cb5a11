using Microsoft.AspNetCore.Http;
using Portal.Api.Problems;
using Portal.Grains.Shared;

namespace Portal.Api.Commands;

/// <summary>Runs a command once for its idempotency key and turns the answer into HTTP.</summary>
internal sealed class CommandDesk(RunningRequests running)
{
    public async Task<IResult> Execute(CommandEnvelope envelope, Func<Task<CommandAnswer>> run)
    {
        var answer = await running.Once(envelope, run);
        return answer.Refusal switch
        {
            null => new StoredAnswer(answer),
            { Code: "idempotency.still_running" } refusal => new PortalProblem(refusal, retryAfterSeconds: 1),
            var refusal => new PortalProblem(refusal),
        };
    }
}
