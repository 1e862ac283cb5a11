namespace Portal.Load.Measure;

/// <summary>A benchmark that has no result, with the reason for the reader.</summary>
internal sealed class BenchFailedException(string message) : Exception(message);
