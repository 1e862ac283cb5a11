using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Api.Authentication;
using Portal.Api.Problems;

namespace Portal.Api.Protection;

/// <summary>One caller cannot take the portal away from the others.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IHostApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection(RateLimitOptions.SectionName).Get<RateLimitOptions>()
            ?? new RateLimitOptions();
        builder.Services.AddSingleton(limits);
        builder.Services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                PartitionOf(context, limits));
            options.OnRejected = static (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                    ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds))
                    : 1;
                return new ValueTask(new PortalProblem(Grains.Shared.Refusal.Of("request.too_many"), wait)
                    .ExecuteAsync(rejected.HttpContext));
            };
        });
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context, RateLimitOptions limits)
    {
        // Orchestrators ask often, and from one address.
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return RateLimitPartition.GetNoLimiter("health");

        return context.User.FindFirst(PortalClaims.Subject)?.Value is { } subject
            ? Bucket("caller:" + subject, limits.CallerPerSecond, limits.CallerBurst)
            : Bucket("address:" + context.Connection.RemoteIpAddress, limits.AnonymousPerSecond, limits.AnonymousBurst);
    }

    private static RateLimitPartition<string> Bucket(string name, int perSecond, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
            AutoReplenishment = true,
        });
}
