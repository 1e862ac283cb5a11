using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Documents;

/// <summary>What may be uploaded; a decision of policy, kept as data in <c>data/documents.json</c>.</summary>
/// <param name="LargestBytes">Largest file.</param>
/// <param name="DailyBytes">Most bytes of one person within 24 hours.</param>
/// <param name="DailyFiles">Most files of one person within 24 hours.</param>
/// <param name="UnfinishedHours">How long an upload may wait for its rest; a day at least, for the quota.</param>
/// <param name="MediaTypes">Types that are taken, of those that <see cref="MediaTypes"/> knows.</param>
internal sealed record DocumentPolicy(
    long LargestBytes,
    long DailyBytes,
    int DailyFiles,
    int UnfinishedHours,
    ImmutableArray<string> MediaTypes)
{
    public const string Name = "documents.json";

    /// <exception cref="InvalidDataException">The file is wrong; the message names it.</exception>
    public static DocumentPolicy Load(string directory) => Read(File.ReadAllBytes(Path.Combine(directory, Name)));

    /// <exception cref="InvalidDataException">The file is wrong; the message names it.</exception>
    public static DocumentPolicy Read(ReadOnlySpan<byte> json)
    {
        var policy = DataFileJson.Read<DocumentPolicy>(Name, json);
        return policy.WhatIsWrong() is { } wrong ? throw new InvalidDataException($"{Name}: {wrong}") : policy;
    }

    private string? WhatIsWrong()
    {
        if (LargestBytes is < 1 or > 1L << 30 || DailyBytes < LargestBytes || DailyFiles < 1)
            return "largestBytes must be from 1 to 1 GiB, dailyBytes at least as much, dailyFiles at least 1.";
        if (UnfinishedHours is < 24 or > 24 * 30)
            return "unfinishedHours must be from 24 to 720.";
        return MediaTypes.IsEmpty || MediaTypes.FirstOrDefault(type => !Documents.MediaTypes.Known.Contains(type)) is not null
            ? $"mediaTypes must be some of {string.Join(", ", Documents.MediaTypes.Known)}."
            : null;
    }
}
