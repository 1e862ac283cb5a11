namespace Portal.Grains.Journal.Streams;

/// <summary>The state of one stream.</summary>
internal interface IJournaledState
{
    /// <summary>Key of the stream.</summary>
    string Id { get; }

    /// <summary>Sequence number of the newest event.</summary>
    int Revision { get; }

    /// <summary>Moment of the newest event.</summary>
    DateTimeOffset UpdatedAt { get; }
}
