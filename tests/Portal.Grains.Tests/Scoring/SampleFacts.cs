using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Dossiers;
using Portal.Grains.Petitions;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Scoring;

/// <summary>Facts of dossiers and petitions for the scoring tests.</summary>
internal static class SampleFacts
{
    private const long Day = 24 * 60 * 60 * 1000L;

    private static readonly DossierFlags[] Markable =
        [DossierFlags.Fee, DossierFlags.ComponentFile, DossierFlags.Reused, DossierFlags.FromStore, DossierFlags.PopulationData, DossierFlags.Petitioned];

    public static readonly DossierFact Received = new()
    {
        Agency = "H44.03",
        Procedure = "1.001193",
        Channel = Channel.Online,
        ReceivedAt = At("2026-08-03 09:00"),
        DueAt = At("2026-08-10 17:00"),
    };

    public static ScorePeriod August { get; } =
        ScorePeriod.TryParse("2026-08", out var period) ? period : throw new InvalidOperationException("no period");

    /// <summary>Long after August.</summary>
    public static long Later { get; } = At("2026-12-01 00:00");

    /// <summary>Dossiers around August, with anything that can happen to one, in any order of time.</summary>
    public static Gen<DossierFact> AnyDossier { get; } =
        from received in Gen.Choose(-100, 60)
        from moments in Gen.Choose(-20, 70).ListOf(10)
        from present in Gen.Choose(0, 1023)
        from flags in Gen.Choose(0, 511)
        from channel in Gen.Choose(1, 3)
        from unit in Gen.Choose(0, 5)
        from marks in Gen.Choose(-1, 60).ListOf(3)
        let start = Moment.Of(August.From) + (received * Day) + unit
        let at = Enumerable.Range(0, 10)
            .Select(i => (present & (1 << i)) == 0 ? Moment.Never : start + (Math.Abs(moments[i]) * Day / 2)).ToArray()
        select new DossierFact
        {
            Agency = unit < 3 ? "H44.03" : unit < 5 ? "H44.100" : "H01",
            Procedure = unit % 2 == 0 ? "1.001193" : "1.000001",
            Channel = (Channel)channel,
            Flags = (DossierFlags)flags,
            ReceivedAt = unit == 5 && received < -90 ? Moment.Never : start,
            DueAt = at[0] == Moment.Never ? start + (5 * Day) : at[0],
            FinishedAt = at[1],
            EndedAt = at[1] != Moment.Never ? at[1] : at[2],
            PausedFrom = at[1] != Moment.Never || at[2] != Moment.Never ? Moment.Never : at[3],
            SecondRequestAt = at[4] == Moment.Never || at[5] == Moment.Never ? Moment.Never : at[4],
            PaidOnlineAt = at[6] == Moment.Never ? at[6] : at[6] + (moments[6] * Day),
            SyncedAt = at[7],
            Marks = [.. marks.Select((day, i) => new Mark(Markable[(i + unit) % Markable.Length], start + (day * Day)))
                .Where(mark => mark.At >= start && (flags & (int)mark.Flag) != 0)],
            Pauses = at[8] == Moment.Never ? [] : [new EndedPause(at[8], at[8] + (Math.Abs(moments[9]) * Day / 4))],
        };

    public static Gen<PetitionFact> AnyPetition { get; } =
        from arrived in Gen.Choose(-100, 60)
        from due in Gen.Choose(-1, 30)
        from ended in Gen.Choose(-20, 60)
        from flags in Gen.Choose(0, 15)
        from kind in Gen.Choose(1, 3)
        let start = Moment.Of(August.From) + (arrived * Day)
        select new PetitionFact
        {
            Agency = kind == 1 ? "H44.03" : "H44.100",
            Class = (PetitionClass)kind,
            Flags = (PetitionFlags)flags,
            ArrivedAt = start,
            DueAt = due < 0 ? Moment.Never : start + (due * Day),
            EndedAt = ended < 0 ? Moment.Never : start + (ended * Day),
        };

    public static long At(string moment) => Moment.Of(Clocks.At(moment));

    /// <summary>The counts of these dossiers in August, asked long after.</summary>
    public static Counts Count(params IEnumerable<DossierFact> facts) => CountAsOf(Later, facts);

    /// <summary>The counts of these dossiers in August as of a moment.</summary>
    public static Counts CountAsOf(long now, params IEnumerable<DossierFact> facts)
    {
        var counts = new long[MeasureDefinition.Count];
        foreach (var fact in facts)
            DossierContribution.Add(fact, PeriodTable.Of(August), now, 1, counts);
        return Counts.Of(counts);
    }

    /// <summary>The counts of a petition in August, asked long after.</summary>
    public static Counts Count(PetitionFact fact)
    {
        var counts = new long[MeasureDefinition.Count];
        PetitionContribution.Add(fact, PeriodTable.Of(August), Later, 1, counts);
        return Counts.Of(counts);
    }
}
