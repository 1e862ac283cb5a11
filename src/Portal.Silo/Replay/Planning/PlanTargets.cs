using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Planning;

/// <summary>
/// How many dossiers of each kind a replay needs, so that every published numerator and denominator comes out exactly.
/// What is not published follows the rates.
/// </summary>
internal sealed record PlanTargets
{
    /// <summary>All: received in the period or carried over into it.</summary>
    public required int Dossiers { get; init; }

    public required int OnTime { get; init; }
    public required int FinishedOnTime { get; init; }
    public required int FinishedLate { get; init; }
    public required int CarriedOver { get; init; }
    public required int OnlineReceived { get; init; }

    /// <summary>Of those received in the period and not online.</summary>
    public required int PostReceived { get; init; }

    public required int WithFee { get; init; }
    public required int PaidOnline { get; init; }

    /// <summary>Received in the period and not synchronised (1.4).</summary>
    public required int Unsynchronised { get; init; }

    /// <summary>Procedures with a payment online in the period (3.5); null where nobody says how many.</summary>
    public int? ProceduresPaidOnline { get; init; }

    public required int ElectronicResults { get; init; }

    /// <summary>Electronic result and at least one file among the components.</summary>
    public required int Digitised { get; init; }

    public required int Reused { get; init; }
    public required int InStore { get; init; }

    /// <summary>Identity checked with the e-ID, or data of the population database.</summary>
    public required int Verified { get; init; }

    /// <summary>On time, but disliked.</summary>
    public required int Disliked { get; init; }

    public int OpenOnTime => OnTime - FinishedOnTime;

    public int OpenLate => Dossiers - OnTime - FinishedLate;

    /// <exception cref="ReplayPlanException">The figures contradict each other.</exception>
    public static PlanTargets Of(Observation published, ReplayRates rates)
    {
        var dossiers = published.Denominator(Observation.OnTime)!.Value;
        var onTime = published.Numerator(Observation.OnTime)!.Value;
        int Share(decimal rate, int of) => (int)Math.Round(rate * of, MidpointRounding.AwayFromZero);

        var electronic = published.Numerator("4.1")
            ?? Math.Max(published.Numerator("4.2") ?? 0, Share(rates.ElectronicResult, dossiers));
        var digitised = published.Numerator("4.2") ?? Math.Min(electronic, Share(rates.Digitised, dossiers));
        var reusable = digitised + dossiers - electronic;
        var withFee = published.Denominator("3.6") ?? Share(rates.WithFee, dossiers);
        var paid = published.Numerator("3.6") ?? Share(rates.PaidOnlineOfFee, withFee);
        var received = published.Denominator("3.3") ?? published.Denominator("1.4")
            ?? dossiers - Math.Max(Share(rates.CarriedOver, dossiers), published.Numerator("3.5") == 0 ? paid : 0);
        var online = published.Numerator("3.3") ?? OnlineOf(published.Counts, received) ?? Share(rates.Online, received);
        var disliked = onTime - published.Numerator("5.4") ?? Share(rates.UnsatisfiedThoughOnTime, onTime);

        var targets = new PlanTargets
        {
            Dossiers = dossiers,
            OnTime = onTime,
            FinishedOnTime = 0,
            FinishedLate = 0,
            CarriedOver = dossiers - received,
            OnlineReceived = online,
            PostReceived = PostOf(published.Counts, received - online),
            WithFee = withFee,
            PaidOnline = paid,
            ProceduresPaidOnline = published.Numerator("3.5"),
            // The portal's base of 1.4 is another one than that of 3.3 at times: the ratio is kept.
            Unsynchronised = published.Denominator("1.4") is > 0 and var asked
                ? (int)((long)received * (asked - published.Numerator("1.4")!.Value) / asked)
                : 0,
            ElectronicResults = electronic,
            Digitised = digitised,
            Reused = published.Numerator("4.3") ?? Math.Min(reusable, Share(rates.Reused, dossiers)),
            InStore = published.Numerator("4.4") ?? 0,
            Verified = published.Numerator("4.5b") ?? Share(rates.PopulationData, dossiers),
            Disliked = disliked,
        };
        TargetChecks.ThrowIfContradictory(published, targets);
        return targets;
    }

    /// <summary>The targets with those split into finished and open.</summary>
    public PlanTargets Split(Observation published, ReplayRates rates) => FinishedSplit.Apply(
        this, published.Counts.Completed, (int)Math.Round(rates.Completed * Dossiers, MidpointRounding.AwayFromZero));

    private static int? OnlineOf(PublishedCounts counts, int received)
    {
        if (counts is not { Online: { } online, Direct: { } direct } || online + direct + (counts.Post ?? 0) is not (> 0 and var all))
            return null;
        return (int)Math.Round((decimal)received * online / all, MidpointRounding.AwayFromZero);
    }

    private static int PostOf(PublishedCounts counts, int notOnline)
    {
        var (direct, post) = (counts.Direct ?? 0, counts.Post ?? 0);
        return direct + post == 0
            ? notOnline / 4
            : (int)Math.Round((decimal)notOnline * post / (direct + post), MidpointRounding.AwayFromZero);
    }
}
