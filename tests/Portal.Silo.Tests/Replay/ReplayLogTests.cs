using Portal.Silo.Replay;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Tests.Replay;

/// <summary>What a replay wrote down is read back up to the last moment that it went through, for the same plan only.</summary>
public sealed class ReplayLogTests : IDisposable
{
    private static readonly ReplayPlan Plan = Replays.Plan([PublishedMonths.Of("H44.165")], ReplayStyle.Lean);

    private readonly string file = Path.GetTempFileName();

    private static StepAnswer Answer { get; } = new(
        "01987000-0000-7000-8000-000000000003", 4, new DateTimeOffset(2026, 8, 20, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Moments_that_are_done_come_back_with_the_last_answers()
    {
        using (var log = ReplayLog.Open(file, Plan, resume: false))
        {
            log.Write(3, [(0, 1, Answer with { Revision = 1, DueAt = null }), (7, 2, Answer)]);
            log.Write(5, [(0, 2, Answer)]);
        }

        using var read = ReplayLog.Open(file, Plan, resume: true);
        Assert.Equal([3, 5], read.Done.Order());
        Assert.Equal([0], read.Newest);
        Assert.Equal((2, Answer), read.Answers[0]);
        Assert.Equal((2, Answer), read.Answers[7]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void A_torn_end_is_left_out_and_written_over(int torn)
    {
        using (var log = ReplayLog.Open(file, Plan, resume: false))
        {
            log.Write(3, [(0, 1, Answer)]);
            log.Write(5, [(1, 1, Answer), (2, 1, Answer)]);
        }

        using (var bytes = new FileStream(file, FileMode.Open))
            bytes.SetLength(bytes.Length - torn);
        using (var log = ReplayLog.Open(file, Plan, resume: true))
        {
            Assert.Equal([3], log.Done);
            Assert.Equal([0], log.Answers.Keys);
            log.Write(6, [(4, 1, Answer)]);
        }

        using var again = ReplayLog.Open(file, Plan, resume: true);
        Assert.Equal([3, 6], again.Done.Order());
        Assert.Equal([0, 4], again.Answers.Keys.Order());
    }

    [Fact]
    public void Another_plan_and_a_new_replay_begin_with_nothing()
    {
        using (var log = ReplayLog.Open(file, Plan, resume: false))
            log.Write(3, [(0, 1, Answer)]);

        using (var other = ReplayLog.Open(file, Replays.Plan([PublishedMonths.Of("H44.19")], ReplayStyle.Lean), resume: true))
            Assert.Empty(other.Done);
        using (var log = ReplayLog.Open(file, Plan, resume: false))
            log.Write(3, [(0, 1, Answer)]);
        using (var anew = ReplayLog.Open(file, Plan, resume: false))
            Assert.Empty(anew.Answers);
    }

    public void Dispose() => File.Delete(file);
}
