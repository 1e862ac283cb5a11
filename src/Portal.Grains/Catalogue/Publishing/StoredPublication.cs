namespace Portal.Grains.Catalogue.Publishing;

/// <summary>How far the stream of a published object is: what the next append to it needs to know.</summary>
internal sealed record StoredPublication(int Revision, ReadOnlyMemory<byte> Head, DateTimeOffset CreatedAt);
