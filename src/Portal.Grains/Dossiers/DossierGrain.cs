using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Journal;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>The shell round the decider: finds state and law, writes the journal, answers.</summary>
internal sealed partial class DossierGrain(
    IJournal journal,
    StreamStore store,
    DossierContexts contexts,
    TimeProvider time,
    ILogger<DossierGrain> logger) : Grain, IDossierGrain
{
    private DossierState? dossier;
    private ReadOnlyMemory<byte> head;
    private bool loaded;

    public async Task<CommandAnswer> Execute(DossierCommand command, CommandEnvelope envelope)
    {
        try
        {
            return await Decide(command, envelope);
        }
        catch (Exception outage) when (StorageOutage.Is(outage))
        {
            // Whether the append became durable is unknown: what is in memory can no longer be trusted.
            LogAway(logger, this.GetPrimaryKeyString(), outage.GetType().Name);
            Forget();
            throw new StorageUnavailableException();
        }
    }

    public async Task<DossierView?> View(Caller caller)
    {
        try
        {
            await Load();
        }
        catch (Exception outage) when (StorageOutage.Is(outage))
        {
            LogAway(logger, this.GetPrimaryKeyString(), outage.GetType().Name);
            throw new StorageUnavailableException();
        }

        return dossier is not null && Permission.CanSee(dossier, caller)
            ? DossierView.Of(dossier, contexts.ExplainDueDate(dossier))
            : null;
    }

    private async Task<CommandAnswer> Decide(DossierCommand command, CommandEnvelope envelope)
    {
        // A new id was just made by the portal: there is nothing to read. The revision guard would tell otherwise.
        if (!command.Creates)
            await Load(envelope.ExpectedRevision ?? 0);

        var now = Milliseconds(time.GetUtcNow());
        var decision = Ask(command, envelope, now);
        if (decision.IsRefused)
            return await journal.RecallAsync(envelope) ?? Refuse(decision.Refusal);

        var occurrence = new Occurrence(now, envelope.Caller.Actor);
        var events = await Complete(decision.Events, command, now);
        var next = dossier;
        foreach (var happened in events)
            next = Dossier.Evolve(next, happened, this.GetPrimaryKeyString(), occurrence);

        return await Append(next!, events, occurrence, command, envelope);
    }

    private Decision<DossierEvent> Ask(DossierCommand command, CommandEnvelope envelope, DateTimeOffset now)
    {
        if (command is CreatingCommand creating)
        {
            var (context, refusal) = contexts.ForNew(creating, envelope.Caller, now);
            return refusal is not null ? refusal : Dossier.Decide(creating, context!);
        }

        if (dossier is null || !Permission.CanSee(dossier, envelope.Caller))
            return DossierRefusals.NotFound;
        if (envelope.ExpectedRevision is { } expected && expected != dossier.Revision)
            return DossierRefusals.StaleRevision;

        return Dossier.Decide(dossier, command, contexts.For(dossier, envelope.Caller, now));
    }

    /// <summary>Fills in what only the agency can say: the number of a submission, the officer of the next step.</summary>
    private async ValueTask<ImmutableArray<DossierEvent>> Complete(
        ImmutableArray<DossierEvent> events,
        DossierCommand command,
        DateTimeOffset now)
    {
        var agency = (command as CreatingCommand)?.Agency ?? dossier!.Agency;
        return events[0] switch
        {
            INumbering numbering => [numbering.WithNumber(await AgencyOf(agency).NextNumber(now))],
            DossierAccepted { Assignee: null } accepted =>
                [accepted with { Assignee = await AgencyOf(agency).NextOfficer() }],
            DossierForwarded { Assignee: null } forwarded =>
                [forwarded with { Assignee = await AgencyOf(agency).NextOfficer() }],
            _ => events,
        };
    }

    private async Task<CommandAnswer> Append(
        DossierState next,
        ImmutableArray<DossierEvent> events,
        Occurrence occurrence,
        DossierCommand command,
        CommandEnvelope envelope)
    {
        var answer = Answer(next, command.Creates);
        var append = new JournalAppend(
            next.Id,
            dossier?.Revision ?? 0,
            head,
            [.. events.Select(happened => DossierJson.Write(happened, occurrence))],
            next.ToRow(),
            new RememberedAnswer(
                envelope.Caller.Subject, envelope.IdempotencyKey, envelope.RequestHash,
                answer.Status, answer.ETag, answer.Location, answer.Body));

        switch (await journal.AppendAsync(append, CancellationToken.None))
        {
            case AppendOutcome.Appended appended:
                (dossier, head, loaded) = (next, appended.Head, true);
                LogAppended(logger, next.Id, next.Revision, append.Events[^1].Type);
                return answer;
            case AppendOutcome.KeyTaken taken:
                Forget();
                return Repetition.Repeat(taken.Stored, envelope);
            default:
                // Somebody else wrote to this dossier: another activation of it, after a split or a slow shutdown.
                LogConflict(logger, next.Id, next.Revision);
                Forget();
                return await journal.RecallAsync(envelope) ?? Refuse(DossierRefusals.StaleRevision);
        }
    }

    private static CommandAnswer Answer(DossierState next, bool created) => new(
        created ? 201 : 200,
        string.Create(CultureInfo.InvariantCulture, $"\"{next.Revision}\""),
        created ? $"/api/v1/{(next.Channel == Channel.Online ? "citizen" : "agency")}/dossiers/{next.Id}" : null,
        DossierJson.Write(DossierReceipt.Of(next)),
        null);

    private CommandAnswer Refuse(Refusal refusal)
    {
        if (dossier is null)
            DeactivateOnIdle();
        return CommandAnswer.Refused(refusal);
    }

    /// <param name="atLeast">
    /// A revision that the caller has seen. When this activation knows only older ones, another process wrote it.
    /// </param>
    private async ValueTask Load(int atLeast = 0)
    {
        if (loaded && (dossier is null || dossier.Revision >= atLeast))
            return;

        if (await store.LoadAsync(StreamKind.Dossier, this.GetPrimaryKeyString(), CancellationToken.None) is { } stored)
            (dossier, head) = (DossierJson.ReadState(stored.State.Span), stored.Head);
        loaded = true;
    }

    private void Forget()
    {
        (dossier, head, loaded) = (null, default, false);
        DeactivateOnIdle();
    }

    private IAgencyGrain AgencyOf(string agency) => GrainFactory.GetAgency(agency);

    private static DateTimeOffset Milliseconds(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    [LoggerMessage(LogLevel.Debug, "Dossier {Dossier} is at revision {Revision}: {Event}")]
    private static partial void LogAppended(ILogger logger, string dossier, int revision, string @event);

    [LoggerMessage(LogLevel.Warning, "Dossier {Dossier} cannot reach the database: {Reason}")]
    private static partial void LogAway(ILogger logger, string dossier, string reason);

    [LoggerMessage(LogLevel.Warning, "Dossier {Dossier} moved on elsewhere; revision {Revision} was not written")]
    private static partial void LogConflict(ILogger logger, string dossier, int revision);
}
