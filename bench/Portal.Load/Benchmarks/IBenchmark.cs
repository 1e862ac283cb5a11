using Portal.Load.Measure;

namespace Portal.Load.Benchmarks;

/// <summary>Something measured in one go, giving one or more figures.</summary>
internal interface IBenchmark
{
    /// <summary>Names of all figures that it can give.</summary>
    IReadOnlyList<string> Figures { get; }

    /// <summary>Measures what the selection needs and adds the figures.</summary>
    Task RunAsync(BenchContext context, Selection selection, Figures figures);
}
