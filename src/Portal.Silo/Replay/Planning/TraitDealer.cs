using Portal.Grains.Dossiers;

namespace Portal.Silo.Replay.Planning;

/// <summary>Deals the targets out to dossiers: each count exactly, everything else at random from one seed.</summary>
internal sealed class TraitDealer(PlanTargets targets, ReplayRates rates, Random random)
{
    public DossierTraits[] Deal()
    {
        var dossiers = Outcomes().ToArray();
        random.Shuffle(dossiers);

        Choose(targets.CarriedOver, dossiers.Where(one => one.Outcome != Outcome.OpenOnTime), one => one.CarriedOver = true);
        DealChannels(dossiers);
        DealDocuments(dossiers);
        Choose(targets.Verified, dossiers, one => one.Verified = true);
        DealFees(dossiers);
        Choose(targets.Disliked, dossiers.Where(one => one.Outcome == Outcome.FinishedOnTime), one => one.Disliked = true);
        Choose(targets.Unsynchronised, dossiers.Where(one => !one.CarriedOver), one => one.Unsynchronised = true);
        DealWhatDoesNotCount(dossiers);
        return dossiers;
    }

    private IEnumerable<DossierTraits> Outcomes() =>
        Enumerable.Repeat(Outcome.FinishedOnTime, targets.FinishedOnTime)
            .Concat(Enumerable.Repeat(Outcome.OpenOnTime, targets.OpenOnTime))
            .Concat(Enumerable.Repeat(Outcome.FinishedLate, targets.FinishedLate))
            .Concat(Enumerable.Repeat(Outcome.OpenLate, targets.OpenLate))
            .Select(outcome => new DossierTraits(outcome));

    private void DealChannels(DossierTraits[] dossiers)
    {
        var received = dossiers.Where(one => !one.CarriedOver).ToArray();
        Choose(received.Length - targets.OnlineReceived, received, one => one.Channel = Channel.Direct);
        Choose(targets.PostReceived, received.Where(one => one.Channel == Channel.Direct), one => one.Channel = Channel.Post);
        foreach (var earlier in dossiers.Where(one => one.CarriedOver && !Happens(rates.Online)))
            earlier.Channel = Channel.Direct;
    }

    private void DealDocuments(DossierTraits[] dossiers)
    {
        Choose(targets.ElectronicResults, dossiers.Where(one => one.IsFinished), one => one.ElectronicResult = true);
        Choose(targets.Digitised, dossiers.Where(one => one.ElectronicResult), one => one.WithFile = true);
        foreach (var without in dossiers.Where(one => !one.ElectronicResult && Happens(0.7m)))
            without.WithFile = true;

        // A component that is used again is a file: only where files are free, or wanted.
        Choose(targets.Reused, dossiers.Where(one => one.WithFile || !one.ElectronicResult), one => one.Reused = one.WithFile = true);
        // Without an electronic result to link, it is the component used again that comes from the store.
        Choose(targets.InStore, dossiers.Where(one => one.ElectronicResult || one.Reused), one => one.InStore = true);
    }

    /// <summary>
    /// A fee is paid online at receipt: those carried over paid before the period, so that no procedure shows a payment
    /// in it where none was published (3.5).
    /// </summary>
    private void DealFees(DossierTraits[] dossiers)
    {
        var inPeriod = targets.ProceduresPaidOnline == 0 ? 0 : Math.Min(targets.PaidOnline, targets.ProceduresPaidOnline ?? 0);
        Choose(inPeriod, dossiers.Where(one => !one.CarriedOver), one => one.WithFee = one.PaidOnline = true);
        Choose(targets.PaidOnline - inPeriod,
            dossiers.Where(one => !one.WithFee && (targets.ProceduresPaidOnline != 0 || one.CarriedOver)),
            one => one.WithFee = one.PaidOnline = true);
        Choose(targets.WithFee - targets.PaidOnline, dossiers.Where(one => !one.WithFee), one => one.WithFee = true);
    }

    private void DealWhatDoesNotCount(DossierTraits[] dossiers)
    {
        foreach (var one in dossiers)
        {
            one.Liked = one.IsFinished && !one.Disliked && Happens(0.3m);
            one.Extended = !one.IsOnTime && Happens(rates.ExtendedOfLate);
            one.Supplemented = one is { Outcome: Outcome.FinishedOnTime, Channel: Channel.Online, WithFile: true }
                && Happens(rates.Supplemented);
        }
    }

    private void Choose(int count, IEnumerable<DossierTraits> among, Action<DossierTraits> mark)
    {
        var candidates = among.ToArray();
        if (count > candidates.Length)
        {
            throw new ReplayPlanException(FormattableString.Invariant(
                $"The figures ask for {count} dossiers of a kind of which only {candidates.Length} are possible."));
        }

        random.Shuffle(candidates);
        foreach (var chosen in candidates.AsSpan(0, count))
            mark(chosen);
    }

    private bool Happens(decimal rate) => (decimal)random.NextDouble() < rate;
}
