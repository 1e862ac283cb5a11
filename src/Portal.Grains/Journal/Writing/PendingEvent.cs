namespace Portal.Grains.Journal.Writing;

/// <summary>An event with its place in the stream and its hash, ready to be written.</summary>
internal readonly record struct PendingEvent(string Stream, int Sequence, NewEvent Event, byte[] Hash);
