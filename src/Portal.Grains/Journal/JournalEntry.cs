using Portal.Grains.Journal.Reading;

namespace Portal.Grains.Journal;

/// <summary>An event as it stands in the journal.</summary>
/// <param name="Position">Where a reader of the whole journal goes on.</param>
/// <param name="Stream">The stream, such as the dossier id.</param>
/// <param name="Sequence">1, 2, 3 and so on in the stream.</param>
/// <param name="At">When it happened.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Type">Stable type name.</param>
/// <param name="Body">The event as JSON, UTF-8.</param>
/// <param name="Hash">See <see cref="HashChain"/>.</param>
internal sealed record JournalEntry(
    JournalPosition Position,
    string Stream,
    int Sequence,
    DateTimeOffset At,
    string Actor,
    string Type,
    ReadOnlyMemory<byte> Body,
    ReadOnlyMemory<byte> Hash);
