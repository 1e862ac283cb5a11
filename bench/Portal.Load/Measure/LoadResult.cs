namespace Portal.Load.Measure;

/// <summary>One measured stretch.</summary>
/// <param name="Latencies">Of every answer within the time, good or not.</param>
/// <param name="Duration">From the first request to the last counted answer.</param>
/// <param name="Errors">Answers that were not as expected, by status; 0 = connection lost.</param>
/// <param name="FirstError">Text of one of them.</param>
internal sealed record LoadResult(
    Histogram Latencies, TimeSpan Duration, IReadOnlyDictionary<int, long> Errors, string? FirstError)
{
    /// <summary>Answers per second.</summary>
    public double Rate => Latencies.Count / Duration.TotalSeconds;

    /// <summary>A run with errors is no result.</summary>
    public LoadResult OrFail(string what) => Errors.Count == 0
        ? this
        : throw new BenchFailedException(
            $"{what}: {string.Join(", ", Errors.Select(e => $"{e.Value} x status {e.Key}"))}; a run with errors is no "
            + $"result. The first one:\n{FirstError}");
}
