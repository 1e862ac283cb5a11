namespace Orleans.InProcess;

/// <summary>
/// Names grains in messages and logs. Keys may be those of persons, so a message carries a mark of the key instead:
/// the same for the same key while the process lives, and of no use afterwards.
/// </summary>
internal static class GrainTag
{
    public static string Of(GrainId grain) =>
        $"{grain.Type}#{string.GetHashCode(grain.Key.ToString(), StringComparison.Ordinal):x8}";
}
