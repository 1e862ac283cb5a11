using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Api.Authentication;
using Portal.Api.Problems;

namespace Portal.Api.Protection;

/// <summary>
/// One caller cannot take the portal away from the others. Callers fall into a fixed number of buckets, so that nobody
/// fills the memory by coming under many names; who shares a bucket by chance shares its limit.
/// </summary>
internal static class RateLimits
{
    /// <summary>Far more than callers at the same time; a bucket takes about half a kilobyte.</summary>
    public const int CallerBuckets = 1 << 17;

    /// <summary>The same for addresses without sign-in.</summary>
    public const int AddressBuckets = 1 << 16;

    private const int NoBucket = -1;

    public static void AddRateLimits(this IHostApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection(RateLimitOptions.SectionName).Get<RateLimitOptions>()
            ?? new RateLimitOptions();
        builder.Services.AddSingleton(limits);
        var (callers, addresses) = (
            Bucket(() => (limits.CallerPerSecond, limits.CallerBurst)),
            Bucket(() => (limits.AnonymousPerSecond, limits.AnonymousBurst)));
        builder.Services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context => BucketOf(context) switch
            {
                NoBucket => RateLimitPartition.GetNoLimiter(NoBucket),
                < CallerBuckets and var bucket => RateLimitPartition.GetTokenBucketLimiter(bucket, callers),
                var bucket => RateLimitPartition.GetTokenBucketLimiter(bucket, addresses),
            });
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

    /// <summary>
    /// The bucket of an address. One household has a whole /64 network of IPv6, so that is what counts. The hash differs
    /// from process to process: nobody can look for somebody to share a bucket with.
    /// </summary>
    public static int BucketOf(IPAddress? address)
    {
        var (network, family) = (0UL, AddressFamily.Unknown);
        if (address is not null)
        {
            Span<byte> bytes = stackalloc byte[16];
            var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            _ = plain.TryWriteBytes(bytes, out _);
            (network, family) = (BinaryPrimitives.ReadUInt64BigEndian(bytes), plain.AddressFamily);
        }

        return CallerBuckets + (HashCode.Combine(network, family) & (AddressBuckets - 1));
    }

    private static int BucketOf(HttpContext context)
    {
        // Orchestrators ask often, and from one address.
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return NoBucket;

        return context.User.FindFirst(PortalClaims.Subject)?.Value is { } subject
            ? subject.GetHashCode(StringComparison.Ordinal) & (CallerBuckets - 1)
            : BucketOf(context.Connection.RemoteIpAddress);
    }

    // The limits are read for each new bucket: loading the sample month widens them for a while.
    private static Func<int, TokenBucketRateLimiterOptions> Bucket(Func<(int PerSecond, int Burst)> limit) =>
        _ =>
        {
            var (perSecond, burst) = limit();
            return new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
                AutoReplenishment = true,
            };
        };
}
