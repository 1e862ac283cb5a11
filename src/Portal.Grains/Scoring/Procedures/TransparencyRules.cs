using System.Collections.Immutable;
using Portal.Grains.Procedures;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>The rules of indices 1.1 to 1.3; pure. Source: decision 766, section 2, group 1.</summary>
internal static class TransparencyRules
{
    /// <summary>
    /// 1.1: distinct procedures in decisions dated in the period; those with every decision on time. A procedure in
    /// several decisions counts once, and one late decision makes it late.
    /// </summary>
    public static Share AnnouncedOnTime(IEnumerable<AnnouncedItem> items, DateOnly first, DateOnly day) => Distinct(
        items.Where(item => item.LimitFrom is not null && item.DecisionDate >= first && item.DecisionDate <= day),
        item => item.DecisionDate <= item.AnnounceBy);

    /// <summary>
    /// 1.2: distinct procedures published in the period, and those whose deadline fell in it and that are still
    /// unpublished; those published within the deadline. One late item makes a procedure late.
    /// </summary>
    /// <param name="items">Procedures in decisions.</param>
    /// <param name="first">First day of the period.</param>
    /// <param name="day">Last day that has begun.</param>
    /// <param name="over">Last day that is over: what is due today is not overdue yet.</param>
    /// <param name="clock">Working time of who decided.</param>
    public static Share PublishedOnTime(
        IEnumerable<AnnouncedItem> items, DateOnly first, DateOnly day, DateOnly over, LegalClock clock) =>
        Distinct(
            items.Where(item => item.PublishedUpTo(day) is { } published
                ? published >= first
                : item.PublishBy(clock) is var last && last >= first && last <= over),
            item => item.PublishedUpTo(day) <= item.PublishBy(clock));

    /// <summary>
    /// 1.3, current state: procedures that are public; those without a missing part. What was published last counts;
    /// what was abolished is public no more.
    /// </summary>
    public static Share Complete(IEnumerable<AnnouncedItem> items, DateOnly day)
    {
        var last = items.Where(item => item.PublishedUpTo(day) is not null)
            .GroupBy(item => item.Procedure, StringComparer.Ordinal)
            .Select(procedure => procedure.MaxBy(item => item.PublishedAt)!)
            .Where(item => item.Change != AnnouncedChange.Abolished)
            .ToList();
        return Share.Of(last.Select(item => (item.Procedure, item.MissingParts.IsEmpty)));
    }

    private static Share Distinct(IEnumerable<AnnouncedItem> items, Func<AnnouncedItem, bool> isOnTime) =>
        Share.Of(items.GroupBy(item => item.Procedure, StringComparer.Ordinal)
            .Select(procedure => (procedure.Key, procedure.All(isOnTime))));
}

/// <summary>Some of all.</summary>
/// <param name="Numerator">Some.</param>
/// <param name="Denominator">All.</param>
/// <param name="Missing">The others by name, where they have one.</param>
internal readonly record struct Share(long Numerator, long Denominator, ImmutableArray<string> Missing)
{
    public static Share Of(IEnumerable<(string Name, bool Meets)> all)
    {
        var list = all.ToList();
        var missing = list.Where(one => !one.Meets).Select(one => one.Name).ToImmutableArray();
        return new Share(list.Count - missing.Length, list.Count, missing);
    }
}
