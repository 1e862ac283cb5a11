using System.Collections.Immutable;
using Portal.Grains.Scoring;
using Portal.Grains.WorkingTime;
using Portal.Silo.Replay.Published;

namespace Portal.Silo.Replay.Announcements;

/// <summary>
/// Announcement decisions of a ministry or province from which the published counts of 1.1 to 1.3 come out. Each
/// procedure has its own place: the first so many are decided in the period, the first so many published in it, and so on.
/// </summary>
internal static class AnnouncementPlan
{
    private const int DaysAhead = 40;
    private const int DaysBefore = 90;

    /// <summary>The records of the import kind <c>announcements</c>; empty where nothing was published.</summary>
    /// <param name="published">What was published of the unit or, inherited, of its province.</param>
    /// <param name="root">Who announces.</param>
    /// <param name="clock">Its working time.</param>
    /// <param name="procedures">Codes to announce.</param>
    public static ImmutableArray<AnnouncementRecord> Of(
        Observation published, ScorePeriod period, string root, LegalClock clock, IReadOnlyList<string> procedures)
    {
        var (decided, decidedOnTime) = CountsOf(published, "1.1");
        var (entered, enteredOnTime) = CountsOf(published, "1.2");
        var (shown, complete) = CountsOf(published, "1.3");
        var all = Math.Max(shown, Math.Max(decided, entered));
        if (all > procedures.Count)
            throw new ReplayPlanException($"1.1 to 1.3 count {all} procedures, the catalogue has {procedures.Count}.");

        var first = VietnamTime.DateOf(period.From);
        var before = clock.Calendar.WorkingDayUntil(first.AddDays(-DaysBefore));
        var inside = clock.Calendar.AddWorkingDays(first, 1);
        var last = clock.Calendar.WorkingDayUntil(VietnamTime.DateOf(period.To).AddDays(-1));
        var records = ImmutableArray.CreateBuilder<AnnouncementRecord>();
        for (var i = 0; i < all; i++)
        {
            var missing = i < complete ? [] : new[] { "steps" };
            var isDecided = i < decided;
            var isEntered = i < entered;

            // Published before the period: public, and nothing of it counts in the period.
            if (!isEntered && i < shown)
                Add(i, "a", before, before.AddDays(DaysAhead), before, missing);
            if (isEntered)
            {
                var day = isDecided ? inside : i < enteredOnTime ? clock.Calendar.WorkingDayUntil(first.AddDays(-1)) : before;
                var at = i < enteredOnTime ? inside : isDecided ? last : inside;
                Add(i, "b", day, EffectOf(i, day), at, i < shown ? missing : [], i < shown ? "new" : "abolished");
            }
            else if (isDecided)
            {
                // Decided on the last day: neither published in the period nor due in it.
                Add(i, "c", last, EffectOf(i, last), null, [], "amended");
            }
        }

        return records.ToImmutable();

        DateOnly EffectOf(int i, DateOnly day) => i < decidedOnTime ? day.AddDays(DaysAhead) : day.AddDays(-1);

        void Add(
            int i, string letter, DateOnly day, DateOnly effect, DateOnly? publishedOn, string[] missing, string change = "new") =>
            records.Add(new AnnouncementRecord(
                root, FormattableString.Invariant($"{i + 1}{letter}/QĐ-PL"), day, effect,
                [new AnnouncedRecord(procedures[i], change, publishedOn is { } on ? At(on) : null, missing)]));
    }

    private static string At(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}T10:00:00+07:00");

    private static (int Denominator, int Numerator) CountsOf(Observation published, string id) =>
        (published.Denominator(id) ?? 0, published.Numerator(id) ?? 0);
}

/// <summary>A record of the import kind <c>announcements</c>.</summary>
internal sealed record AnnouncementRecord(
    string Agency, string Decision, DateOnly DecisionDate, DateOnly LegalBasisEffective,
    ImmutableArray<AnnouncedRecord> Procedures);

/// <summary>A procedure in it.</summary>
internal sealed record AnnouncedRecord(string Procedure, string Change, string? PublishedAt, string[] MissingParts);
