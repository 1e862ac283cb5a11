namespace Portal.Grains.Journal.Streams;

/// <summary>One row per stream with its state and every column that lists, searches and scores need.</summary>
/// <param name="State">The state as JSON, UTF-8.</param>
internal abstract record StreamRow(ReadOnlyMemory<byte> State);
