namespace Portal.Grains.Journal.Streams;

/// <summary>What a grain needs to go on with a stream.</summary>
/// <param name="Revision">Sequence number of the newest event.</param>
/// <param name="Head">Its hash.</param>
/// <param name="State">The state after it, JSON in UTF-8.</param>
internal sealed record StoredStream(int Revision, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> State);
