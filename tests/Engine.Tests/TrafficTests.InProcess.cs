namespace Engine.Tests;

public sealed partial class TrafficTests
{
    // Orleans lets a write begin when the first of several reads has ended; here it waits for all of them.
    partial void CheckThatReadsAndWritesWereApart(IEnumerable<string> keys) =>
        Assert.All(keys, key => Assert.Equal(0, Probe.CountOf($"write beside read {key}")));
}
