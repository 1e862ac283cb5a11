using System.Collections.Immutable;
using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Journal;

/// <summary>What one command adds to one stream.</summary>
/// <param name="Stream">Key of the stream, such as the dossier id.</param>
/// <param name="ExpectedRevision">Revision the caller decided on; 0 = the stream must not exist yet.</param>
/// <param name="PreviousHash">Hash of the newest entry the caller knows; empty for a new stream.</param>
/// <param name="Events">At least one event, in order.</param>
/// <param name="Row">The row of the stream after the events.</param>
/// <param name="Answer">What to remember under the caller's idempotency key, in the same transaction.</param>
internal sealed record JournalAppend(
    string Stream,
    int ExpectedRevision,
    ReadOnlyMemory<byte> PreviousHash,
    ImmutableArray<NewEvent> Events,
    StreamRow Row,
    RememberedAnswer? Answer);
