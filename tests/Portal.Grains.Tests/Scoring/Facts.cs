using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Scoring;

/// <summary>Facts of dossiers for the scoring tests.</summary>
internal static class Facts
{
    public static readonly DossierFact Received = new()
    {
        Agency = "H44.03",
        Procedure = "1.001193",
        Channel = 2,
        ReceivedAt = Clocks.At("2026-08-03 09:00"),
        DueAt = Clocks.At("2026-08-10 17:00"),
    };

    public static ScorePeriod August { get; } =
        ScorePeriod.TryParse("2026-08", out var period) ? period : throw new InvalidOperationException("no period");

    public static Gen<DossierFact> Any { get; } =
        from received in Gen.Choose(-60, 45)
        from due in Gen.Choose(1, 30)
        from ended in Gen.Choose(-5, 40)
        from requests in Gen.Choose(0, 2)
        from flags in Gen.Choose(0, 1023)
        from channel in Gen.Choose(1, 3)
        select new DossierFact
        {
            Agency = "H44.03",
            Procedure = "1.001193",
            Channel = channel,
            ReceivedAt = August.From.AddDays(received),
            DueAt = August.From.AddDays(received + due),
            EndedAt = ended < 0 ? null : August.From.AddDays(received + ended),
            SupplementRequests = requests,
            FeeDue = Bit(flags, 0) ? 50_000 : 0,
            PaidOnline = Bit(flags, 1),
            HasComponentFile = Bit(flags, 2),
            ReusedComponent = Bit(flags, 3),
            ComponentFromStore = Bit(flags, 4),
            ElectronicResult = Bit(flags, 5),
            ResultInStore = Bit(flags, 6),
            PopulationData = Bit(flags, 7),
            IdentityVerified = Bit(flags, 8),
            Disliked = Bit(flags, 9),
        };

    /// <summary>What index counts over these dossiers in August: below and above the line.</summary>
    public static (long Numerator, long Denominator) Count(string index, params IEnumerable<DossierFact> facts)
    {
        var found = DossierIndices.All.Single(one => one.Id == index);
        var counted = facts.Where(fact => found.Counts(fact, August, August.To)).ToList();
        return (counted.Count(fact => found.Meets(fact, August, August.To)), counted.Count);
    }

    private static bool Bit(int flags, int n) => (flags & (1 << n)) != 0;
}
