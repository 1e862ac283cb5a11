using Portal.Load.Processes;

namespace Portal.Load.Benchmarks;

/// <summary>What every benchmark works with.</summary>
internal sealed record BenchContext(BenchOptions Options, BenchDatabase Database, int Postmaster, string Payload)
    : IDisposable
{
    private int directories;

    /// <summary>A directory that no other server of this run uses.</summary>
    public string DataDirectory() =>
        Directory.CreateDirectory(Path.Combine(Scratch, $"{++directories}")).FullName;

    /// <summary>Holds the files of all servers; gone after the run.</summary>
    public string Scratch { get; } = Directory.CreateTempSubdirectory("portal-bench-").FullName;

    /// <summary>A line for the reader while the run goes on.</summary>
    public static void Progress(string text) => Console.Error.WriteLine(text);

    public void Dispose() => Directory.Delete(Scratch, recursive: true);
}
