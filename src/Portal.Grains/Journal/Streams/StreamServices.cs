namespace Portal.Grains.Journal.Streams;

/// <summary>Where streams are kept, and the clock.</summary>
internal sealed record StreamServices(IJournal Journal, StreamStore Store, TimeProvider Time);
