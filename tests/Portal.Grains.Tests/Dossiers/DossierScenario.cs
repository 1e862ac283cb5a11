using Portal.Grains.Dossiers;
using Portal.Grains.Mandates;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Dossiers;

/// <summary>
/// Given a dossier in some state, when somebody gives a command, then an event follows or a refusal. Goes through the
/// pure decider; the number is what an agency would give out.
/// </summary>
internal sealed class DossierScenario(ProcedureVersion procedure)
{
    public const string Id = "01987000-0000-7000-8000-000000000001";
    public const string Number = "H44.03-260803-0001";

    private DossierState? dossier;
    private Decision<DossierEvent> last;
    private MandateGrant? mandate;

    public DateTimeOffset Now { get; private set; } = World.Monday;

    public DossierState State => dossier ?? throw new InvalidOperationException("Nothing was begun yet.");

    /// <summary>The commands that follow come at this moment, Vietnam time.</summary>
    public DossierScenario At(string moment)
    {
        Now = Clocks.At(moment);
        return this;
    }

    /// <summary>The commands that follow are given under this mandate, or under none.</summary>
    public DossierScenario Under(MandateGrant? grant)
    {
        mandate = grant;
        return this;
    }

    /// <summary>A step on the way to the state under test; it must be allowed.</summary>
    public DossierScenario And(DossierCommand command, Caller caller)
    {
        When(command, caller);
        Assert.True(!last.IsRefused, $"{command.GetType().Name} was refused on the way: {Told(last.Refusal)}");
        return this;
    }

    public DossierScenario When(DossierCommand command, Caller caller)
    {
        var context = World.Context(procedure, caller, Now) with { Mandate = mandate };
        last = dossier is null && command is CreatingCommand creating
            ? Dossier.Decide(creating, context)
            : Dossier.Decide(State, command, context);
        foreach (var happened in last.Events.Select(Numbered))
            dossier = Dossier.Evolve(dossier, happened, Id, new Occurrence(Now, caller.Actor));
        return this;
    }

    /// <summary>The last command led to exactly one event of this type.</summary>
    public DossierScenario Then<TEvent>(Action<TEvent>? check = null)
        where TEvent : DossierEvent
    {
        Assert.True(!last.IsRefused, $"Refused: {Told(last.Refusal)}");
        var happened = Assert.IsType<TEvent>(Assert.Single(last.Events));
        check?.Invoke(happened);
        return this;
    }

    /// <summary>The last command was refused with this code, and nothing changed.</summary>
    public DossierScenario ThenRefused(string code, params string[] fields)
    {
        Assert.True(last.IsRefused, $"Allowed, but {code} was expected.");
        Assert.Equal(code, last.Refusal.Code);
        Assert.Empty(last.Events);
        if (fields.Length > 0)
            Assert.Equal(fields, last.Refusal.Fields.Select(field => $"{field.Pointer} {field.Code}"));
        return this;
    }

    public DossierScenario ThenIs(DossierStatus status)
    {
        Assert.Equal(status, State.Status);
        return this;
    }

    public DossierScenario ThenState(Action<DossierState> check)
    {
        check(State);
        return this;
    }

    private static DossierEvent Numbered(DossierEvent happened) =>
        happened is INumbering numbering ? numbering.WithNumber(Number) : happened;

    private static string Told(Refusal? refusal) => refusal is null
        ? ""
        : $"{refusal.Code} {string.Join(", ", refusal.Fields.Select(field => field.Pointer + " " + field.Code))}";
}
