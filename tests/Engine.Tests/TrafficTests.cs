namespace Engine.Tests;

public sealed partial class TrafficTests(EngineFixture fixture) : EngineTest(fixture)
{
    private const int Callers = 32;
    private const int CallsEach = 150;
    private const int Grains = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Under_random_traffic_no_turn_meets_another_and_no_call_is_lost(int seed)
    {
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(() => Call(new(seed * 1_000 + caller))));

        var made = (await Task.WhenAll(callers)).Aggregate((a, b) => (a.Writes + b.Writes, a.Reads + b.Reads));

        var keys = Enumerable.Range(0, Grains).Select(KeyOf).ToList();
        Assert.All(keys, key => Assert.Equal(0, Probe.CountOf($"violation {key}")));
        CheckThatReadsAndWritesWereApart(keys);
        Assert.All(keys, key => Assert.Equal(0, Probe.CountOf($"two activations {key}")));
        Assert.Equal(made.Writes, keys.Sum(key => Probe.CountOf($"written {key}")));
        Assert.Equal(made.Reads, keys.Sum(key => Probe.CountOf($"read {key}")));
    }

    partial void CheckThatReadsAndWritesWereApart(IEnumerable<string> keys);

    private string KeyOf(int index) => $"{Key}-{index}";

    private async Task<(int Writes, int Reads)> Call(Random random)
    {
        var (writes, reads) = (0, 0);
        for (var i = 0; i < CallsEach; i++)
        {
            var grain = Grain<IGuardedGrain>(KeyOf(random.Next(Grains)));
            var pauses = random.Next(4);
            switch (random.Next(20))
            {
                case 0:
                    await grain.Leave();
                    break;
                case 1 or 2:
                    await Assert.ThrowsAsync<RuleBrokenException>(() => grain.Fail(pauses));
                    writes++;
                    break;
                case < 10:
                    await grain.Read(pauses);
                    reads++;
                    break;
                default:
                    await grain.Write(pauses);
                    writes++;
                    break;
            }
        }

        return (writes, reads);
    }
}
