using Portal.Grains.Petitions;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using static Portal.Grains.Tests.Scoring.SampleFacts;

namespace Portal.Grains.Tests.Scoring.Counting;

/// <summary>What petitions add to August (decision 766, 5.1 to 5.3).</summary>
public sealed class PetitionContributionTests
{
    private static readonly PetitionFact Answered = new()
    {
        Agency = "H44.03",
        Class = PetitionClass.Procedures,
        Flags = PetitionFlags.Taken,
        ArrivedAt = At("2026-08-03 09:00"),
        EndedAt = At("2026-08-20 09:00"),
    };

    [Fact]
    public void A_petition_that_was_answered_in_time_counts_for_both_and_for_its_class() =>
        AssertCounts(Answered, petitions: 1, onTime: 1, received: 1, satisfied: 1, procedures: 1);

    [Fact]
    public void One_that_came_before_and_is_in_process_counts_for_5_2_only() =>
        AssertCounts(Answered with { ArrivedAt = At("2026-07-20 09:00") }, petitions: 1, onTime: 1, procedures: 1);

    [Fact]
    public void One_that_had_ended_before_does_not_count() =>
        AssertCounts(Answered with { ArrivedAt = At("2026-07-02 09:00"), EndedAt = At("2026-07-31 23:59") });

    [Fact]
    public void A_late_step_costs_both() =>
        AssertCounts(
            Answered with { Flags = PetitionFlags.Taken | PetitionFlags.Overdue }, petitions: 1, received: 1, procedures: 1);

    [Theory]
    [InlineData("2026-08-31 23:58", 0)]
    [InlineData("2026-09-01 00:00", 1)]
    public void An_open_one_is_late_once_its_limit_has_passed(string due, int onTime) =>
        AssertCounts(
            Answered with { EndedAt = Moment.Never, DueAt = At(due) },
            petitions: 1, onTime: onTime, received: 1, satisfied: onTime, procedures: 1);

    [Theory]
    [InlineData(PetitionFlags.Disliked)]
    [InlineData(PetitionFlags.Reopened)]
    internal void Dislike_and_renewed_complaint_cost_satisfaction_alone(PetitionFlags flag) =>
        AssertCounts(
            Answered with { Flags = PetitionFlags.Taken | flag }, petitions: 1, onTime: 1, received: 1, procedures: 1);

    [Fact]
    public void Only_petitions_that_were_taken_are_asked_about_satisfaction() =>
        AssertCounts(Answered with { Flags = PetitionFlags.None }, petitions: 1, onTime: 1, procedures: 1);

    [Fact]
    public void The_behaviour_of_staff_is_a_class_of_its_own()
    {
        AssertCounts(
            Answered with { Class = PetitionClass.Staff }, petitions: 1, onTime: 1, received: 1, satisfied: 1, staff: 1);
        AssertCounts(Answered with { Class = PetitionClass.Other }, petitions: 1, onTime: 1, received: 1, satisfied: 1);
    }

    private static void AssertCounts(
        PetitionFact fact, int petitions = 0, int onTime = 0, int received = 0, int satisfied = 0, int procedures = 0,
        int staff = 0)
    {
        var counts = Count(fact);
        Assert.Equal(
            (petitions, onTime, received, satisfied, procedures, staff),
            (counts[Measure.Petitions], counts[Measure.PetitionsOnTime], counts[Measure.PetitionsReceived],
                counts[Measure.PetitionsSatisfied], counts[Measure.PetitionsAboutProcedures],
                counts[Measure.PetitionsAboutStaff]));
    }
}
