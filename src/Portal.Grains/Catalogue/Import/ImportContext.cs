using System.Collections.Immutable;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Under which circumstances a file is imported.</summary>
/// <param name="Now">The moment of publication.</param>
/// <param name="DefaultEffectiveFrom">First day in force of a procedure for which nothing names one.</param>
/// <param name="PublishedAt">
/// Moment of the publish action to record, or <see langword="null"/> when the objects were published before the portal
/// kept the books.
/// </param>
/// <param name="Forms">Forms by procedure code, for records that carry none.</param>
internal sealed record ImportContext(
    DateTimeOffset Now,
    DateOnly DefaultEffectiveFrom,
    DateTimeOffset? PublishedAt,
    ImmutableDictionary<string, ReadOnlyMemory<byte>> Forms)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Start of the two-tier administration, from which the shipped catalogue is dated.</summary>
    private static readonly DateOnly TwoTiers = new(2025, 7, 1);

    /// <summary>An import by an administrator: published now, in force from today unless the file says otherwise.</summary>
    public static ImportContext ByAdministrator(DateTimeOffset now) => new(
        now, DateOnly.FromDateTime(now.ToOffset(Vietnam).DateTime), now,
        ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty);

    /// <summary>The first filling from the shipped files.</summary>
    public static ImportContext FirstStart(
        DateTimeOffset now, ImmutableDictionary<string, ReadOnlyMemory<byte>> forms) =>
        new(now, TwoTiers, null, forms);
}
