using System.Diagnostics;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Walk;

/// <summary>
/// No sequence of calls leaves the state machine, gets a 5xx, or leaves a journal that is not whole: citizens and officers
/// of two agencies do random things, several at once.
/// </summary>
public abstract class WalkTests
{
    private const int Walkers = 8;
    private const int StepsOfOne = 600;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    private readonly DatabaseKind kind;

    private protected WalkTests(DatabaseKind kind) => this.kind = kind;

    [Fact]
    public async Task A_random_walk_never_leaves_the_model()
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var walkers = new List<Walker>();
        await using (var portal = await RunningPortal.StartAsync(database.Options))
        {
            var clock = Stopwatch.StartNew();
            walkers.AddRange(Enumerable.Range(0, Walkers).Select(seed => new Walker(portal, seed)));
            await Task.WhenAll(walkers.Select(async walker =>
            {
                while (walker.Steps < StepsOfOne && clock.Elapsed < MostTime)
                    await walker.Step();
            }));
            foreach (var walker in walkers)
                await walker.Check();

            var journal = await portal.VerifyAsync();
            Assert.True(journal.IsWhole, journal.ToString());
        }

        var seen = walkers.SelectMany(walker => walker.Seen).Distinct().Count();
        var (steps, successes) = (walkers.Sum(walker => walker.Steps), walkers.Sum(walker => walker.Successes));
        Assert.True(seen == 11, $"Only {seen} statuses were seen in {steps} steps.");
        Assert.True(successes > steps / 10, $"Only {successes} of {steps} steps led anywhere.");
    }
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteWalkTests() : WalkTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresWalkTests() : WalkTests(DatabaseKind.PostgreSql);
