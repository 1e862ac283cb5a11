using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>The numbers that bound mandates; a decision of policy, kept as data in <c>data/mandates.json</c>.</summary>
/// <param name="LongestDays">Most days of a mandate for named procedures.</param>
/// <param name="LongestDaysForAllProcedures">Most days of a mandate for everything; shorter, because it opens more.</param>
/// <param name="LatestStartDays">How many days ahead a mandate may begin.</param>
/// <param name="MostProcedures">Most procedures that one mandate names.</param>
/// <param name="MostOpenOfPair">Most mandates of one villager to one helper that have not ended.</param>
/// <param name="MostVillagersOfHelper">
/// Most villagers of whom one helper holds mandates in a commune; whoever has more is a broker. Those who gave theirs at the
/// counter and those who gave it from an account are counted apart: strangers with accounts keep nobody at the counter out.
/// </param>
internal sealed record MandatePolicy(
    int LongestDays,
    int LongestDaysForAllProcedures,
    int LatestStartDays,
    int MostProcedures,
    int MostOpenOfPair,
    int MostVillagersOfHelper)
{
    public const string Name = "mandates.json";

    /// <exception cref="InvalidDataException">The file is wrong; the message names it.</exception>
    public static MandatePolicy Load(string directory) => Read(File.ReadAllBytes(Path.Combine(directory, Name)));

    /// <exception cref="InvalidDataException">The file is wrong; the message names it.</exception>
    public static MandatePolicy Read(ReadOnlySpan<byte> json)
    {
        var policy = DataFileJson.Read<MandatePolicy>(Name, json);
        return policy.Numbers.All(number => number is > 0 and < 100_000)
            ? policy
            : throw new InvalidDataException($"{Name}: every number must be from 1 to 99999.");
    }

    private IEnumerable<int> Numbers =>
        [LongestDays, LongestDaysForAllProcedures, LatestStartDays, MostProcedures, MostOpenOfPair, MostVillagersOfHelper];
}
