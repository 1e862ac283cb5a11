namespace Portal.Grains.Journal.Archives;

/// <summary>A month cannot be archived or brought back; the message says why and what to do.</summary>
internal sealed class ArchiveException(string message) : InvalidOperationException(message);
