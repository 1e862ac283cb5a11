using System.Collections.Immutable;
using Portal.Grains.Dossiers;
using Portal.Grains.Procedures;

namespace Portal.Silo.Replay.Planning;

/// <summary>Writes the life of one dossier: who asks for what, and when, so that it ends up as planned.</summary>
internal sealed class ScriptWriter(
    ReplayCalendar calendar, ReceiptDays days, Cast cast, string unit, ReplayStyle style, Random random)
{
    /// <summary>
    /// How far after the due date a late dossier is finished at most, in slots: eight working days of half-hours; four times
    /// as long where a whole province is replayed in slots of two hours.
    /// </summary>
    private const int LatestAfterDue = 120;

    /// <summary>How long an open dossier still moves after its receipt, likewise: three working days of half-hours.</summary>
    private const int MovesAfterReceipt = 45;

    public PlannedDossier Write(int number, DossierTraits traits, ProcedureVersion procedure)
    {
        var suitable = days.For(procedure.Limit, traits.Outcome, traits.CarriedOver);
        var dayIndex = suitable[random.Next(suitable.Length)];
        var day = calendar.Days[dayIndex];

        // The very last moments are left for what follows the receipt.
        var received = Math.Min(day.FirstSlot + random.Next(day.Count), calendar.Last - 2);
        var dueAt = days.DueOf(procedure.Limit, dayIndex);
        int? finished = traits.IsFinished ? FinishedSlot(traits, received, dueAt) : null;

        var kind = procedure.Subjects.Contains(SubjectKind.Citizen) ? SubjectKind.Citizen : procedure.Subjects[0];
        var dossier = new PlannedDossier(
            number, unit, traits, procedure, kind,
            cast.Applicant(traits.Verified, kind == SubjectKind.Enterprise), cast.Specialist(), cast.Leader(),
            calendar.Slots[received], dueAt, finished is { } slot ? calendar.Slots[slot] : null, []);
        return dossier with { Steps = StepsOf(dossier, received, finished) };
    }

    private int FinishedSlot(DossierTraits traits, int received, DateTimeOffset dueAt)
    {
        var lastOnTime = Math.Min(calendar.LastUpTo(dueAt), calendar.Last);
        if (traits.Outcome == Outcome.FinishedOnTime)
        {
            var earliest = Math.Max(received + 1, calendar.FirstOfPeriod);
            return random.Next(earliest, lastOnTime + 1);
        }

        var firstLate = Math.Max(lastOnTime + 1, calendar.FirstOfPeriod);
        return random.Next(firstLate, Math.Min(calendar.Last, firstLate + LatestAfterDue) + 1);
    }

    private ImmutableArray<PlannedStep> StepsOf(PlannedDossier dossier, int received, int? finished)
    {
        var end = finished ?? Math.Min(calendar.Last, received + MovesAfterReceipt);
        var script = new Script(random, end);
        var reception = cast.Reception();

        Begin(script, dossier, received, reception);
        if (!dossier.Traits.Unsynchronised && (style == ReplayStyle.Full || !dossier.Traits.CarriedOver))
            script.At(script.Now, StepKind.Synchronise, cast.System);
        if (style == ReplayStyle.Lean)
        {
            EndLean(script, dossier, finished);
            return script.Steps;
        }

        script.Later(2, StepKind.Assign, reception);
        var waits = AskForMoney(script, dossier, reception);
        SendBack(script, dossier, received);
        Apologise(script, dossier);
        if (!waits && dossier.Procedure.Steps.Length > 1)
            script.Later(6, StepKind.Forward, dossier.Specialist);
        if (finished is { } slot)
            End(script, dossier, slot, reception);
        return script.Steps;
    }

    private void Begin(Script script, PlannedDossier dossier, int received, Actor reception)
    {
        var fixedFee = dossier is { Traits.WithFee: true, Procedure.Fee.Kind: FeeKind.Fixed };
        if (dossier.Traits.Channel == Channel.Online)
        {
            script.At(Math.Max(0, received - random.Next(4)), StepKind.Submit, dossier.Applicant);
            if (fixedFee)
                script.At(received, PaymentOf(dossier), CashierOf(dossier, reception));
            script.At(received, StepKind.Accept, reception);
            return;
        }

        script.At(received, StepKind.Register, reception);
        if (fixedFee)
            script.At(received, PaymentOf(dossier), CashierOf(dossier, reception));
        if (dossier.Traits.WithFile)
            script.Later(2, StepKind.Digitise, reception);
    }

    /// <summary>The agency sets the fee and is paid; some who have not got their result yet have not paid yet.</summary>
    /// <returns>The dossier waits for the money.</returns>
    private bool AskForMoney(Script script, PlannedDossier dossier, Actor reception)
    {
        if (dossier is not { Traits.WithFee: true, Procedure.Fee.Kind: FeeKind.SetByAgency })
            return false;

        script.Later(4, StepKind.RequestPayment, reception);
        if (dossier.Traits is { IsFinished: false, PaidOnline: false } && random.Next(2) == 0)
            return true;

        script.Later(6, PaymentOf(dossier), CashierOf(dossier, reception));
        return false;
    }

    private void SendBack(Script script, PlannedDossier dossier, int received)
    {
        if (dossier.Procedure.Components.IsEmpty)
            return;

        // Three working days after acceptance; one is left as a margin. The answer takes at least half a day.
        var latest = received + 2 * calendar.Days[0].Count;
        if (!dossier.Traits.Supplemented || script.Now + 1 > latest || script.End - script.Now < 12)
            return;

        script.At(script.Now + 1, StepKind.RequestSupplement, dossier.Specialist);
        script.At(script.Now + random.Next(7, script.End - script.Now - 1), StepKind.Supplement, dossier.Applicant);
    }

    private void Apologise(Script script, PlannedDossier dossier)
    {
        if (!dossier.Traits.Extended)
            return;

        var last = Math.Min(script.End, calendar.LastUpTo(calendar.Clock.LastMomentToApologise(dossier.DueAt)));
        if (last > script.Now)
            script.At(random.Next(script.Now + 1, last + 1), StepKind.Extend, dossier.Leader);
    }

    private void End(Script script, PlannedDossier dossier, int finished, Actor reception)
    {
        script.At(finished, StepKind.Finish, dossier.Leader);

        // Level 3 without a visit so far: an electronic result is handed over once the originals were seen.
        var traits = dossier.Traits;
        if (traits is { Channel: Channel.Online, ElectronicResult: true }
            && dossier.Procedure.OnlineKind == OnlineKind.Partial)
            script.At(finished, StepKind.CheckOriginals, reception);

        var returned = Math.Min(calendar.Last, finished + random.Next(8));
        script.At(returned, StepKind.Return, reception);
        if (traits.Disliked || traits.Liked)
            script.At(Math.Min(calendar.Last, returned + random.Next(12)), StepKind.Rate, dossier.Applicant);
    }

    private static void EndLean(Script script, PlannedDossier dossier, int? finished)
    {
        if (finished is not { } slot)
            return;

        script.At(slot, StepKind.Finish, dossier.Leader);
        if (dossier.Traits.Disliked)
            script.At(slot, StepKind.Rate, dossier.Applicant);
    }

    private static StepKind PaymentOf(PlannedDossier dossier) =>
        dossier.Traits.PaidOnline ? StepKind.PayOnline : StepKind.PayAtCounter;

    private Actor CashierOf(PlannedDossier dossier, Actor reception) =>
        dossier.Traits.PaidOnline ? cast.System : reception;

    /// <summary>Steps in the order in which they happen; until the end of the processing nothing goes past it.</summary>
    private sealed class Script(Random random, int end)
    {
        private readonly ImmutableArray<PlannedStep>.Builder steps = ImmutableArray.CreateBuilder<PlannedStep>();

        public int Now { get; private set; }

        public int End => end;

        public ImmutableArray<PlannedStep> Steps => steps.ToImmutable();

        public void At(int slot, StepKind kind, Actor actor)
        {
            steps.Add(new PlannedStep(slot, kind, actor));
            Now = slot;
        }

        public void Later(int most, StepKind kind, Actor actor) =>
            At(Math.Min(end, Now + random.Next(most + 1)), kind, actor);
    }
}
