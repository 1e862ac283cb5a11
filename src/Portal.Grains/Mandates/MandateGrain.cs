using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orleans.Runtime;
using Portal.Grains.Catalogue;
using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Mandates;

/// <summary>
/// The mandates of one villager to one helper. The state decides; the rows follow it. Nothing is decided from memory: what
/// was revoked in another process, or while this silo was frozen and taken for dead, must not be open here.
/// </summary>
internal sealed class MandateGrain(
    [PersistentState("mandates", StorageNames.Portal)] IPersistentState<MandateState> state,
    MandateRows rows,
    SavedAnswers answers,
    ICatalogue catalogue,
    MandatePolicy policy,
    TimeProvider time) : StoredGrain<MandateState>(state), IMandateGrain
{
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    public async Task<CommandAnswer> Give(GiveMandate command, CommandEnvelope envelope)
    {
        await Reload();
        if (await Recall(envelope) is { } before)
            return await Repeat(before);

        var now = envelope.MomentOf(Now, null);
        var today = VietnamTime.DateOf(now);
        if (WhyNot(command, envelope.Caller, today) is { } refusal)
            return CommandAnswer.Refused(refusal);

        var mandate = MandateOf(command, envelope, now, today);
        // The id follows from caller and key: a row that is there already is this request, or the key was used before.
        if (Current.Mandates.Any(other => other.Id == mandate.Id) || !await rows.AnnounceAsync(mandate))
        {
            // Another activation may have given it since this one read.
            await Reload();
            return await Recall(envelope) ?? CommandAnswer.Refused(IdempotencyRefusals.KeyReused);
        }

        // Of several at once, each counts when it is announced itself: the last one sees all others.
        if (await rows.CountOtherVillagersAsync(mandate, today) >= policy.MostVillagersOfHelper)
        {
            await rows.WithdrawAsync(mandate.Id);
            return CommandAnswer.Refused(MandateRefusals.TooManyOfHelper(policy.MostVillagersOfHelper));
        }

        return await Keep(mandate, 201, envelope, today) ?? await Give(command, envelope);
    }

    public async Task<CommandAnswer> Revoke(RevokeMandate command, CommandEnvelope envelope)
    {
        await Reload();
        if (await Recall(envelope) is { } before)
            return await Repeat(before);

        // Not the moment of its arrival: what was filed while it waited was filed in time.
        var now = Now;
        var today = VietnamTime.DateOf(now);
        // The API has found its row: what this state has forgotten ended long ago.
        if (Current.Mandates.FirstOrDefault(one => one.Id == command.Id) is not { } mandate)
            return CommandAnswer.Refused(MandateRefusals.Ended);
        if (MandateRules.CheckRevoke(mandate, envelope.Caller, today) is { } refusal)
            return CommandAnswer.Refused(refusal);

        await rows.UnsettleAsync(mandate.Id);
        var revoked = mandate with
        {
            RevokedAt = now,
            RevokedBy = envelope.Caller.Actor,
            RevocationReason = command.Reason,
        };
        return await Keep(revoked, 200, envelope, today) ?? await Revoke(command, envelope);
    }

    public async Task<MandateAnswer> Ask(MandateQuestion question)
    {
        await Reload();
        return MandateRules.Answer(Current.Mandates, question);
    }

    public async Task Settle()
    {
        await Reload();
        foreach (var mandate in Current.Mandates)
            await rows.WriteAsync(mandate);
        var (mandator, helper) = this.Pair();
        await rows.ForgetAnnouncedAsync(mandator, helper);
    }

    private ValueTask<CommandAnswer?> Recall(CommandEnvelope envelope) =>
        answers.RecallAsync(this.GetPrimaryKeyString(), Current.Answers, NameOf(envelope), envelope);

    private async Task<CommandAnswer> Repeat(CommandAnswer before)
    {
        // The first time may have ended between the state and its row.
        await Settle();
        return before;
    }

    private Refusal? WhyNot(GiveMandate command, Caller caller, DateOnly today)
    {
        var current = catalogue.Current;
        var refusal = MandateRules.CheckGive(
            command, caller, today, policy, current.Agencies.Find(command.Agency),
            code => !current.VersionsOf(code).IsEmpty);
        if (refusal is not null)
            return refusal;
        return Current.Mandates.Count(mandate => !mandate.HasEnded(today)) >= policy.MostOpenOfPair
            ? MandateRefusals.TooManyOfPair(policy.MostOpenOfPair)
            : null;
    }

    /// <returns>The answer, or <see langword="null"/> when somebody else wrote the state meanwhile.</returns>
    private async Task<CommandAnswer?> Keep(Mandate mandate, int status, CommandEnvelope envelope, DateOnly today)
    {
        var view = MandateView.Of(mandate, today).For(envelope.Caller.Role);
        var answer = new CommandAnswer(
            status,
            null,
            status == 201 ? $"/api/v1/{PathOf(envelope.Caller.Role)}/mandates/{mandate.Id}" : null,
            JsonSerializer.SerializeToUtf8Bytes(view, MandateJsonContext.Readable.MandateView),
            null);
        var all = await answers.AddAsync(this.GetPrimaryKeyString(), Current.Answers, NameOf(envelope), envelope, answer);
        if (!await TrySave(Current.With(mandate, all, today)))
            return null;

        await rows.WriteAsync(mandate);
        return answer;
    }

    private static Mandate MandateOf(GiveMandate command, CommandEnvelope envelope, DateTimeOffset now, DateOnly today) => new()
    {
        Id = IdOf(envelope),
        Mandator = command.Mandator,
        MandatorName = command.MandatorName,
        Helper = command.Helper,
        Agency = command.Agency,
        Procedures = [.. command.Procedures.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        MayWithdraw = command.MayWithdraw,
        From = command.From ?? today,
        To = command.To,
        Channel = envelope.Caller.Role == Role.Citizen ? MandateChannel.Account : MandateChannel.Counter,
        Identity = command.Identity,
        PaperNumber = command.PaperNumber,
        PaperHash = command.PaperHash,
        GivenAt = now,
        GivenBy = envelope.Caller.Actor,
    };

    /// <summary>A repeated request finds its own mandate, and a key used for another pair finds that one's row.</summary>
    private static string IdOf(CommandEnvelope envelope)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"mandate\n{envelope.Caller.Actor}\n{envelope.IdempotencyKey}"));
        // Version 8 (RFC 9562): made of data of our own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }

    // Several people have their say about one pair; keys of different callers never meet.
    private static string NameOf(CommandEnvelope envelope) =>
        $"{envelope.Caller.Actor}\n{envelope.IdempotencyKey}";

    private static string PathOf(Role role) => role == Role.Citizen ? "citizen" : "agency";
}
