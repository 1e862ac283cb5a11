using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Answering;
using Portal.Grains.Petitions.Following;
using Portal.Grains.Petitions.Receiving;
using static Portal.Grains.Tests.Petitions.PetitionWorld;

namespace Portal.Grains.Tests.Petitions;

public sealed class PetitionLifeTests
{
    private const string Monday = "2026-08-03 09:00";

    private static PetitionScenario Sent => PetitionScenario.SentAt(Monday);

    private static PetitionScenario Received => Sent.When(new ReceivePetition(), Reception);

    private static PetitionScenario Answered => Received.When(Answer, Leader);

    [Fact]
    public void A_petition_goes_from_sending_to_the_published_answer()
    {
        var petition = Sent.Then(PetitionStatus.Sent)
            .When(new ReceivePetition(), Reception).Then(PetitionStatus.Received)
            .When(Question, Specialist).Then(PetitionStatus.SenderAsked)
            .When(Addition, Citizen).Then(PetitionStatus.Received)
            .When(Answer, Leader).Then(PetitionStatus.Answered)
            .When(new PublishAnswer(), Manager).Then(PetitionStatus.Published)
            .When(new RatePetition(true, null), Citizen).Then(PetitionStatus.Published);

        Assert.Equal(7, petition.State.Revision);
        Assert.True(petition.State.Liked);
        Assert.Equal("Đã giải quyết", petition.State.Answer);
        Assert.Equal("Hồ sơ tháng trước", Assert.Single(petition.State.Additions).Text);
    }

    [Fact]
    public void The_agency_may_answer_although_the_sender_added_nothing() =>
        Received.When(Question, Reception).When(Answer, Leader).Then(PetitionStatus.Answered);

    [Fact]
    public void A_question_stands_until_the_sender_adds_something()
    {
        var petition = Received.When(Question, Reception);
        Assert.Equal(Question.Questions, petition.State.Questions);
        Assert.Empty(petition.When(Addition, Citizen).State.Questions);
    }

    [Fact]
    public void Nothing_is_answered_or_asked_before_the_petition_is_taken()
    {
        Sent.When(Answer, Leader).ThenRefused("petition.not_in_this_status");
        Sent.When(Question, Leader).ThenRefused("petition.not_in_this_status");
        Sent.When(new PublishAnswer(), Leader).ThenRefused("petition.not_in_this_status");
    }

    [Fact]
    public void What_was_taken_is_not_refused_any_more_but_may_turn_out_not_to_be_ours()
    {
        Received.When(NotTaken, Reception).ThenRefused("petition.not_in_this_status");
        Received.When(Return, Reception).Then(PetitionStatus.Returned);
        Received.When(Transfer, Reception).Then(PetitionStatus.Sent);
    }

    [Fact]
    public void A_transferred_petition_belongs_to_the_new_agency_alone()
    {
        var petition = Sent.When(Transfer, Reception);

        Assert.Equal(OtherAgency, petition.State.Agency);
        petition.When(new ReceivePetition(), Reception).ThenRefused("petition.not_found");
        petition.When(new ReceivePetition(), Elsewhere).Then(PetitionStatus.Received);
    }

    [Fact]
    public void A_petition_is_not_transferred_to_where_it_is() =>
        Sent.When(new TransferPetition(Agency, null), Reception).ThenRefused("petition.same_agency");

    [Fact]
    public void The_agency_above_transfers_what_was_returned() =>
        Sent.When(Return, Reception).When(Transfer, Province).Then(PetitionStatus.Sent);

    [Fact]
    public void Only_the_agency_s_own_words_end_a_petition()
    {
        var petition = Sent.When(NotTaken, Reception);
        Assert.Equal("Đây là tố cáo", petition.State.Rejection?.Reason);
        petition.When(Transfer, Reception).ThenRefused("petition.not_in_this_status");
    }

    [Fact]
    public void A_rating_is_given_once_and_only_at_the_end()
    {
        Received.When(new RatePetition(true, null), Citizen).ThenRefused("petition.not_in_this_status");
        Answered.When(new RatePetition(false, "chậm"), Citizen).Then(PetitionStatus.Answered)
            .When(new RatePetition(true, null), Citizen).ThenRefused("petition.already_rated");
    }

    [Fact]
    public void Whoever_is_not_content_complains_again_and_the_answer_is_due_anew()
    {
        var petition = Answered.When(new PublishAnswer(), Leader).When(new ReopenPetition("Chưa xong"), Citizen)
            .Then(PetitionStatus.Sent);

        Assert.True(petition.State.Reopened);
        Assert.Null(petition.State.AnsweredAt);
        Assert.Null(petition.State.PublishedAt);
        Assert.True(Assert.Single(petition.State.Additions).Complaint);
        petition.When(new ReceivePetition(), Reception).Then(PetitionStatus.Received);
    }

    [Fact]
    public void An_open_petition_is_not_complained_about_again() =>
        Received.When(new ReopenPetition("Chậm"), Citizen).ThenRefused("petition.not_in_this_status");

    [Fact]
    public void A_petition_does_not_grow_without_end()
    {
        var petition = Sent;
        for (var round = 0; round < PetitionLimits.Additions; round++)
            petition.When(NotTaken, Reception).When(new ReopenPetition("Vẫn chưa"), Citizen).Then(PetitionStatus.Sent);

        petition.When(NotTaken, Reception).When(new ReopenPetition("Vẫn chưa"), Citizen)
            .ThenRefused("petition.too_many_additions");
    }

    [Fact]
    public void A_petition_is_sent_once() =>
        Sent.When(PetitionWorld.Sending(), Citizen).ThenRefused("petition.already_exists");

    [Fact]
    public void The_row_holds_what_lists_and_scores_read()
    {
        var row = PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Reception)
            .At("2026-08-25 09:00").When(Answer, Leader).When(new RatePetition(false, null), Citizen).State.ToRow();

        Assert.Equal((short)PetitionClass.Procedures, row.Class);
        Assert.Equal((short)PetitionStatus.Answered, row.Status);
        Assert.Equal(WorkingTime.Clocks.At("2026-08-03 09:00"), row.ReceivedAt);
        Assert.Equal(WorkingTime.Clocks.At("2026-08-25 09:00"), row.AnsweredAt);
        Assert.Equal(WorkingTime.Clocks.At("2026-08-27 17:00"), row.DueAt);
        Assert.Equal((short)-1, row.Rating);
        Assert.True(row.Overdue);
        Assert.False(row.Reopened);
    }
}
