using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Answering;
using Portal.Grains.Petitions.Following;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Tests.WorkingTime;
using static Portal.Grains.Tests.Petitions.PetitionWorld;

namespace Portal.Grains.Tests.Petitions;

/// <summary>The limits of index 5.2 with dates counted by hand: 2, 5, 15 and 2 working days.</summary>
public sealed class PetitionDeadlineTests
{
    [Theory]
    // A Monday; Saturday 22 August 2026 is worked in exchange for 31 August.
    [InlineData("2026-08-03 09:00", "2026-08-05 17:00", "2026-08-10 17:00", "2026-08-22 17:00")]
    // Friday before the National Day: 31 August to 2 September 2026 are days off.
    [InlineData("2026-08-28 16:00", "2026-09-04 17:00", "2026-09-09 17:00", "2026-09-23 17:00")]
    // An ordinary Saturday: received on Monday the 17th, which is not counted.
    [InlineData("2026-08-15 10:00", "2026-08-19 17:00", "2026-08-22 17:00", "2026-09-09 17:00")]
    // The worked Saturday itself: it is the day of receipt, and not counted.
    [InlineData("2026-08-22 10:00", "2026-08-25 17:00", "2026-08-28 17:00", "2026-09-16 17:00")]
    public void The_limits_count_in_working_days_from_sending(string sent, string refuse, string ask, string answer)
    {
        var dates = PetitionScenario.SentAt(sent).State.Dates;

        Assert.Equal(
            new PetitionDates(Clocks.At(refuse), Clocks.At(ask), Clocks.At(answer)), dates);
    }

    [Theory]
    [InlineData("2026-08-05 17:00", false)]
    [InlineData("2026-08-05 17:01", true)]
    public void A_refusal_and_a_return_are_on_time_for_two_working_days(string moment, bool overdue)
    {
        PetitionScenario.SentAt("2026-08-03 09:00").At(moment).When(NotTaken, Reception)
            .Then(PetitionStatus.Refused, overdue);
        PetitionScenario.SentAt("2026-08-03 09:00").At(moment).When(Return, Reception)
            .Then(PetitionStatus.Returned, overdue);
    }

    [Theory]
    [InlineData("2026-08-10 17:00", false)]
    [InlineData("2026-08-10 17:01", true)]
    public void The_sender_is_asked_on_time_for_five_working_days(string moment, bool overdue) =>
        PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Reception)
            .At(moment).When(Question, Reception).Then(PetitionStatus.SenderAsked, overdue);

    [Fact]
    public void A_second_question_has_no_limit_of_its_own() =>
        PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Reception)
            .At("2026-08-10 09:00").When(Question, Reception).When(Addition, Citizen)
            .At("2026-08-12 09:00").When(Question, Reception).Then(PetitionStatus.SenderAsked);

    [Theory]
    [InlineData("2026-08-22 17:00", false)]
    [InlineData("2026-08-22 17:01", true)]
    public void An_answer_is_on_time_for_fifteen_working_days_and_possible_later(string moment, bool overdue) =>
        PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Reception)
            .At(moment).When(Answer, Leader).Then(PetitionStatus.Answered, overdue);

    [Theory]
    [InlineData("2026-09-04 17:00", false)]
    [InlineData("2026-09-07 08:00", true)]
    public void An_answer_is_published_on_time_for_two_working_days(string moment, bool overdue)
    {
        var answered = PetitionScenario.SentAt("2026-08-10 09:00").When(new ReceivePetition(), Reception)
            .At("2026-08-28 10:00").When(Answer, Leader);

        Assert.Equal(Clocks.At("2026-09-04 17:00"), answered.State.DueAt);
        answered.At(moment).When(new PublishAnswer(), Manager).Then(PetitionStatus.Published, overdue);
        Assert.Null(answered.State.DueAt);
    }

    [Fact]
    public void Waiting_for_the_sender_does_not_stop_the_clock() =>
        PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Reception)
            .When(Question, Reception).At("2026-08-25 09:00").When(Addition, Citizen)
            .When(Answer, Leader).Then(PetitionStatus.Answered, overdue: true);

    [Fact]
    public void A_transfer_counts_all_limits_again_and_leaves_lateness_behind()
    {
        var petition = PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Reception)
            .At("2026-08-12 09:00").When(Question, Reception).Then(PetitionStatus.SenderAsked, overdue: true)
            .At("2026-08-28 16:00").When(Transfer, Leader).Then(PetitionStatus.Sent);

        Assert.Equal(Clocks.At("2026-09-23 17:00"), petition.State.DueAt);
        Assert.Equal(Clocks.At("2026-08-28 16:00"), petition.State.TransferredAt);
        Assert.Equal(Clocks.At("2026-08-03 09:00"), petition.State.SentAt);
        petition.At("2026-09-23 16:00").When(new ReceivePetition(), Elsewhere).When(Answer, Elsewhere)
            .Then(PetitionStatus.Answered);
    }

    [Fact]
    public void A_renewed_complaint_counts_again_but_what_was_late_stays_late()
    {
        var petition = PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Reception)
            .At("2026-08-25 09:00").When(Answer, Leader)
            .At("2026-08-28 16:00").When(new ReopenPetition("Chưa xong"), Citizen)
            .Then(PetitionStatus.Sent, overdue: true);

        Assert.Equal(Clocks.At("2026-09-23 17:00"), petition.State.DueAt);
    }

    [Fact]
    public void An_answer_that_was_never_published_in_time_is_late_when_the_sender_complains_again() =>
        PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Reception).When(Answer, Leader)
            .At("2026-08-05 17:01").When(new ReopenPetition("Chưa công khai"), Citizen)
            .Then(PetitionStatus.Sent, overdue: true);
}
