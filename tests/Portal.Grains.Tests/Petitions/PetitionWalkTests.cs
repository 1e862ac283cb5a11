using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Answering;
using Portal.Grains.Petitions.Following;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Shared;
using static Portal.Grains.Petitions.PetitionStatus;
using static Portal.Grains.Tests.Petitions.PetitionWorld;

namespace Portal.Grains.Tests.Petitions;

/// <summary>Petitions led through their lives by chance.</summary>
public sealed class PetitionWalkTests
{
    private const int Walks = 300;

    private static readonly Caller[] People =
        [Citizen, Citizen, OtherCitizen, Helper, Reception, Specialist, Leader, Manager, Province, Elsewhere, Ministry];

    private static readonly PetitionCommand[] Commands =
    [
        new ReceivePetition(), new ReceivePetition(), NotTaken, Return, Transfer, new TransferPetition(Agency, null),
        Question, Addition, Answer, new PublishAnswer(), new RatePetition(true, null), new RatePetition(false, "chậm"),
        new ReopenPetition("Chưa xong"), PetitionWorld.Sending(PetitionClass.Staff),
    ];

    /// <summary>The life of a petition, written down by hand; staying where it is, is always allowed.</summary>
    private static readonly Dictionary<PetitionStatus, PetitionStatus[]> Edges = new()
    {
        [Sent] = [Received, Refused, Returned],
        [Received] = [SenderAsked, Answered, Returned, Sent],
        [SenderAsked] = [Received, Answered, Returned, Sent],
        [Refused] = [Sent],
        [Returned] = [Sent],
        [Answered] = [Published, Sent],
        [Published] = [Sent],
    };

    [Fact]
    public void No_sequence_of_commands_leaves_the_state_machine_and_replay_gives_the_stored_state()
    {
        var seen = new HashSet<(PetitionStatus, PetitionStatus)>();
        for (var seed = 0; seed < Walks; seed++)
        {
            var petition = Walk(new Random(seed), seen);
            Assert.True(
                PetitionReplay.LeadsTo(PetitionScenario.Id, petition.Journal, PetitionJson.Write(petition.State)),
                $"Walk {seed} was not rebuilt.");
            Assert.Equal(petition.Journal.Count, petition.State.Revision);
        }

        // Walks that never came by would prove nothing.
        Assert.Equal(Edges.Sum(from => from.Value.Length), seen.Count);
    }

    [Fact]
    public void A_changed_entry_does_not_lead_to_the_stored_state()
    {
        var petition = PetitionScenario.SentAt("2026-08-03 09:00").When(new ReceivePetition(), Reception);
        var state = PetitionJson.Write(petition.State);
        petition.Journal[1] = petition.Journal[1] with { At = petition.Now.AddMilliseconds(1) };

        Assert.False(PetitionReplay.LeadsTo(PetitionScenario.Id, petition.Journal, state));
    }

    private static PetitionScenario Walk(Random random, HashSet<(PetitionStatus, PetitionStatus)> seen)
    {
        var about = random.Next(4) == 0 ? PetitionClass.Staff : PetitionClass.Other;
        var petition = PetitionScenario.SentAt("2026-08-03 09:00", about);
        for (var i = 0; i < 60; i++)
        {
            petition.Now = petition.Now.AddMilliseconds(random.NextInt64(0, 300_000_000));
            var before = petition.State;
            petition.When(Commands[random.Next(Commands.Length)], People[random.Next(People.Length)]);
            if (petition.LastRefusal is { } refusal)
            {
                Assert.Matches("^petition\\.[a-z_]+$", refusal.Code);
                Assert.Same(before, petition.State);
                continue;
            }

            Check(before, petition.State);
            if (before.Status != petition.State.Status)
                seen.Add((before.Status, petition.State.Status));
        }

        return petition;
    }

    private static void Check(PetitionState before, PetitionState after)
    {
        Assert.True(
            before.Status == after.Status || Edges[before.Status].Contains(after.Status),
            $"{before.Status} to {after.Status}");
        Assert.Equal(after.Status is Answered or Published, after.AnsweredAt is not null);
        Assert.Equal(after.Status == Published, after.PublishedAt is not null);
        Assert.Equal(after.Status == SenderAsked, !after.Questions.IsEmpty);
        Assert.Equal(after.Status is Refused or Returned, after.Rejection is not null);
        Assert.Equal(after.Status is Sent or Received or SenderAsked or Answered, after.DueAt is not null);
        Assert.Equal(PetitionState.IsEnd(after.Status), after.EndedAt is not null);
        Assert.True(after.Overdue || !before.Overdue || after.Agency != before.Agency, "Lateness was forgotten.");
        Assert.True(after.Additions.Length <= PetitionLimits.Additions);
    }
}
