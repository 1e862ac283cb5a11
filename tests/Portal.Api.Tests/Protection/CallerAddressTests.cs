using System.Net;
using Portal.Api.Protection;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Protection;

/// <summary>Whose limit a request without sign-in counts against.</summary>
public sealed class CallerAddressTests
{
    [Fact]
    public void The_addresses_of_one_household_share_a_bucket()
    {
        Assert.Equal(Bucket("2001:db8:1:2::1"), Bucket("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        Assert.Equal(Bucket("203.0.113.9"), Bucket("::ffff:203.0.113.9"));
    }

    [Fact]
    public void However_many_addresses_come_the_buckets_stay_as_many_as_they_are()
    {
        var buckets = new HashSet<int>();
        for (var i = 0; i < 1_000_000; i++)
            buckets.Add(RateLimits.BucketOf(new IPAddress((long)i)));

        Assert.All(buckets, bucket => Assert.InRange(
            bucket, RateLimits.CallerBuckets, RateLimits.CallerBuckets + RateLimits.AddressBuckets - 1));
        Assert.True(buckets.Count > RateLimits.AddressBuckets * 9 / 10, $"Only {buckets.Count} buckets are used.");
    }

    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData(null, false)]
    public async Task What_a_proxy_says_of_the_caller_is_believed_of_named_proxies_alone(string? network, bool believed)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var settings = new Dictionary<string, string?>
        {
            ["RateLimits:AnonymousPerSecond"] = "1",
            ["RateLimits:AnonymousBurst"] = "10",
        };
        if (network is not null)
            settings["Proxy:Networks:0"] = network;
        await using var portal = await RunningPortal.StartAsync(database.Options, settings);
        var answers = new List<Answer>();
        for (var i = 0; i < 40; i++)
            answers.Add(await portal.Api.Send(Ask.Get("/problems/") with { Headers = [("X-Forwarded-For", $"198.51.100.{i}")] }));

        Assert.Equal(believed, answers.All(answer => answer.Status == 200));
    }

    private static int Bucket(string address) => RateLimits.BucketOf(IPAddress.Parse(address));
}
