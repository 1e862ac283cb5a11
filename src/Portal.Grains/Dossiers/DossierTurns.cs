using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>The turns of one dossier: what the law and the agency say is looked up here, the decider stays pure.</summary>
internal sealed class DossierTurns(string id, DossierServices services, Action rest)
    : StreamTurns<DossierState, DossierCommand, DossierEvent>(
        StreamKind.Dossier, id, services.Streams, services.Logger, rest)
{
    /// <summary>The dossier as the caller may see it, or <see langword="null"/>.</summary>
    public async Task<DossierView?> View(Caller caller)
    {
        await LoadToRead();
        return Current is { } dossier && Permission.CanSee(dossier, caller, await MandateOf(dossier, caller, Now))
            ? DossierView.Of(dossier, services.Contexts.ExplainDueDate(dossier))
            : null;
    }

    protected override Refusal StaleRevision => DossierRefusals.StaleRevision;

    protected override bool Creates(DossierCommand command) => command.Creates;

    protected override ValueTask<Decision<DossierEvent>> Ask(
        DossierCommand command,
        CommandEnvelope envelope,
        DateTimeOffset now) =>
        services.Files.AreAsked && command.HandsIn(Current) is { IsEmpty: false } components
            ? DecideAndFindFiles(components, command, envelope, now)
            : DecideUnderMandate(command, envelope, now);

    /// <summary>Last of all, whether the files are there: only what is good otherwise is worth a look.</summary>
    private async ValueTask<Decision<DossierEvent>> DecideAndFindFiles(
        ImmutableArray<AttachedComponent> components,
        DossierCommand command,
        CommandEnvelope envelope,
        DateTimeOffset now)
    {
        var decision = await DecideUnderMandate(command, envelope, now);
        if (decision.IsRefused)
            return decision;

        var caller = envelope.Caller.Subject;
        var applicant = Current?.Applicant ?? (command as CreatingCommand)?.For?.Mandator ?? caller;
        return await services.Files.CheckAsync(components, caller, applicant, Id) is { } refusal ? refusal : decision;
    }

    /// <summary>A helper acts under a mandate; for everybody else nothing is asked.</summary>
    private ValueTask<Decision<DossierEvent>> DecideUnderMandate(
        DossierCommand command,
        CommandEnvelope envelope,
        DateTimeOffset now)
    {
        if (command is CreatingCommand { For: { } represented } creating)
            return BeginUnderMandate(represented, creating, envelope, now);
        return Current is { } dossier && Permission.NeedsMandate(dossier, envelope.Caller)
            ? GoOnUnderMandate(dossier, command, envelope, now)
            : new(Decide(command, envelope, now, mandate: null));
    }

    /// <summary>Fills in what only the agency can say: the number of a submission, the officer of the next step.</summary>
    protected override async ValueTask<ImmutableArray<DossierEvent>> Complete(
        ImmutableArray<DossierEvent> events,
        DossierCommand command,
        DateTimeOffset now)
    {
        var agency = (command as CreatingCommand)?.Agency ?? Current!.Agency;
        return events[0] switch
        {
            INumbering numbering => [numbering.WithNumber(await services.Numbers.NextAsync(agency, now))],
            DossierAccepted { Assignee: null } accepted =>
                [accepted with { Assignee = await AgencyOf(agency).NextOfficer() }],
            DossierForwarded { Assignee: null } forwarded =>
                [forwarded with { Assignee = await AgencyOf(agency).NextOfficer() }],
            _ => events,
        };
    }

    protected override DossierState Evolve(DossierState? state, DossierEvent happened, Occurrence occurrence) =>
        Dossier.Evolve(state, happened, Id, occurrence);

    protected override NewEvent Write(DossierEvent happened, Occurrence occurrence) =>
        DossierJson.Write(happened, occurrence);

    protected override DossierState Read(ReadOnlySpan<byte> state) => DossierJson.ReadState(state);

    protected override StreamRow RowOf(DossierState state) => state.ToRow();

    protected override CommandAnswer Answer(DossierState next, bool created) => new(
        created ? 201 : 200,
        EntityTag.Of(next.Revision),
        created ? $"/api/v1/{(next.Channel == Channel.Online ? "citizen" : "agency")}/dossiers/{next.Id}" : null,
        DossierJson.Write(DossierReceipt.Of(next)),
        null);

    /// <summary>A helper begins a dossier for somebody: the mandate that they name must be open.</summary>
    private async ValueTask<Decision<DossierEvent>> BeginUnderMandate(
        Representation represented,
        CreatingCommand command,
        CommandEnvelope envelope,
        DateTimeOffset now)
    {
        var question = new MandateQuestion(envelope.Caller, command.Procedure, represented.Mandate, now);
        var answer = await services.Grains.GetMandates(represented.Mandator, envelope.Caller.Subject).Ask(question);
        return answer.Refusal is { } refusal ? refusal : Decide(command, envelope, now, answer.Grant);
    }

    /// <summary>A helper goes on with a dossier of somebody.</summary>
    private async ValueTask<Decision<DossierEvent>> GoOnUnderMandate(
        DossierState dossier,
        DossierCommand command,
        CommandEnvelope envelope,
        DateTimeOffset now) => Decide(command, envelope, now, await MandateOf(dossier, envelope.Caller, now));

    /// <summary>The open mandate under which the caller goes on with the dossier; nobody else is asked about.</summary>
    private async ValueTask<MandateGrant?> MandateOf(DossierState dossier, Caller caller, DateTimeOffset now)
    {
        if (!Permission.NeedsMandate(dossier, caller))
            return null;

        var question = new MandateQuestion(caller, dossier.Procedure, null, now);
        return (await services.Grains.GetMandates(dossier.Applicant, caller.Subject).Ask(question)).Grant;
    }

    private Decision<DossierEvent> Decide(
        DossierCommand command,
        CommandEnvelope envelope,
        DateTimeOffset now,
        MandateGrant? mandate)
    {
        if (command is CreatingCommand creating)
        {
            var (context, refusal) = services.Contexts.ForNew(creating, envelope.Caller, now);
            return refusal is not null ? refusal : Dossier.Decide(creating, WithMandate(context!, mandate));
        }

        if (Current is not { } dossier || !Permission.CanSee(dossier, envelope.Caller, mandate))
            return DossierRefusals.NotFound;
        if (envelope.ExpectedRevision is { } expected && expected != dossier.Revision)
            return DossierRefusals.StaleRevision;

        return Dossier.Decide(dossier, command, WithMandate(services.Contexts.For(dossier, envelope.Caller, now), mandate));
    }

    private static DossierContext WithMandate(DossierContext context, MandateGrant? mandate) =>
        mandate is null ? context : context with { Mandate = mandate };

    private IAgencyGrain AgencyOf(string agency) => services.Grains.GetAgency(agency);
}
