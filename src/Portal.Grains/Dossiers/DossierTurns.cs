using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Journal;
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
        return Current is { } dossier && Permission.CanSee(dossier, caller)
            ? DossierView.Of(dossier, services.Contexts.ExplainDueDate(dossier))
            : null;
    }

    protected override Refusal StaleRevision => DossierRefusals.StaleRevision;

    protected override bool Creates(DossierCommand command) => command.Creates;

    protected override ValueTask<Decision<DossierEvent>> Ask(
        DossierCommand command,
        CommandEnvelope envelope,
        DateTimeOffset now) => new(Decide(command, envelope, now));

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
        string.Create(CultureInfo.InvariantCulture, $"\"{next.Revision}\""),
        created ? $"/api/v1/{(next.Channel == Channel.Online ? "citizen" : "agency")}/dossiers/{next.Id}" : null,
        DossierJson.Write(DossierReceipt.Of(next)),
        null);

    private Decision<DossierEvent> Decide(DossierCommand command, CommandEnvelope envelope, DateTimeOffset now)
    {
        if (command is CreatingCommand creating)
        {
            var (context, refusal) = services.Contexts.ForNew(creating, envelope.Caller, now);
            return refusal is not null ? refusal : Dossier.Decide(creating, context!);
        }

        if (Current is not { } dossier || !Permission.CanSee(dossier, envelope.Caller))
            return DossierRefusals.NotFound;
        if (envelope.ExpectedRevision is { } expected && expected != dossier.Revision)
            return DossierRefusals.StaleRevision;

        return Dossier.Decide(dossier, command, services.Contexts.For(dossier, envelope.Caller, now));
    }

    private IAgencyGrain AgencyOf(string agency) => services.Grains.GetAgency(agency);
}
