using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Api.Problems;
using Portal.Grains.Shared;

namespace Portal.Api.Authentication;

/// <summary>Who cannot be told from a stranger because the issuer is away comes back later, and does not sign in anew.</summary>
internal static partial class IssuerEvents
{
    private const int RetrySeconds = 10;

    public static JwtBearerEvents Create() => new() { OnChallenge = ChallengeAsync };

    private static Task ChallengeAsync(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is not IssuerAwayException away)
            return Task.CompletedTask;

        LogAway(
            context.HttpContext.RequestServices.GetRequiredService<ILogger<IssuerReach>>(), away.InnerException!.Message);
        context.HandleResponse();
        return new PortalProblem(Refusal.Of("server.unavailable"), RetrySeconds).ExecuteAsync(context.HttpContext);
    }

    [LoggerMessage(5003, LogLevel.Warning, "The issuer of tokens is out of reach ({Reason})")]
    private static partial void LogAway(ILogger logger, string reason);
}
