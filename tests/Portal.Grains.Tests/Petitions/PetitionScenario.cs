using Portal.Grains.Journal;
using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;
using Portal.Grains.Tests.WorkingTime;
using static Portal.Grains.Tests.Petitions.PetitionWorld;

namespace Portal.Grains.Tests.Petitions;

/// <summary>One petition led through its life by commands, through the pure decider; keeps its journal.</summary>
internal sealed class PetitionScenario
{
    public const string Id = "01987000-0000-7000-8000-000000000003";

    private PetitionState? petition;
    private Decision<PetitionEvent> last;

    public DateTimeOffset Now { get; set; } = Clocks.At("2026-08-03 09:00");

    public PetitionState State => petition ?? throw new InvalidOperationException("Nothing was sent yet.");

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>A petition sent by the citizen at this moment, Vietnam time.</summary>
    public static PetitionScenario SentAt(string moment, PetitionClass about = PetitionClass.Procedures) =>
        new PetitionScenario().At(moment).When(PetitionWorld.Sending(about), Citizen);

    public PetitionScenario At(string moment)
    {
        Now = Clocks.At(moment);
        return this;
    }

    public PetitionScenario When(PetitionCommand command, Caller caller)
    {
        var context = Context(caller, Now);
        last = petition is null
            ? Petition.Decide((SendPetition)command, context)
            : Petition.Decide(petition, command, context);
        var occurrence = new Occurrence(Now, caller.Actor);
        foreach (var happened in last.Events)
        {
            petition = Petition.Evolve(petition, happened, Id, occurrence);
            var written = PetitionJson.Write(happened, occurrence);
            Journal.Add(new JournalEntry(
                default, Id, Journal.Count + 1, occurrence.At, occurrence.Actor, written.Type, written.Body, default));
        }

        return this;
    }

    /// <summary>The last command was allowed, and the petition has this status.</summary>
    public PetitionScenario Then(PetitionStatus status, bool overdue = false)
    {
        Assert.Null(last.Refusal?.Code);
        Assert.Equal(status, State.Status);
        Assert.Equal(overdue, State.Overdue);
        return this;
    }

    /// <summary>The last command was refused with this code, and nothing changed.</summary>
    public PetitionScenario ThenRefused(string code)
    {
        Assert.Equal(code, last.Refusal?.Code);
        Assert.Empty(last.Events);
        return this;
    }

    public Refusal? LastRefusal => last.Refusal;
}
