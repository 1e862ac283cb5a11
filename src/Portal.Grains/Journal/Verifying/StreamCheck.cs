using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Journal.Verifying;

/// <summary>Follows the chain of one stream, entry by entry.</summary>
/// <param name="table">What the stream is.</param>
/// <param name="stream">Its id.</param>
/// <param name="replay">Gives the row that the entries lead to; null = do not compare.</param>
/// <param name="archived">Sequence number of the last entry that was archived; 0 when all are here.</param>
/// <param name="anchor">Its hash.</param>
internal sealed class StreamCheck(
    StreamTable table, string stream, Replay? replay, int archived = 0, ReadOnlyMemory<byte> anchor = default)
{
    private readonly List<JournalEntry> entries = [];
    private ReadOnlyMemory<byte> previous = anchor;
    private readonly bool isWhole = archived == 0;
    private int last = archived;
    private FoundRow? row;

    public string Stream { get; } = stream;

    /// <summary>The first fault; nothing after it is looked at.</summary>
    public JournalFault? Fault { get; private set; }

    /// <summary>Takes the next entry and, when the row stands for it, the row.</summary>
    public void Next(JournalEntry entry, FoundRow? rowOfEntry)
    {
        row = rowOfEntry ?? row;
        if (Fault is not null)
            return;

        if (entry.Sequence != last + 1)
        {
            Fail(last + 1, JournalFaultKind.EntryMissing);
            return;
        }

        var hash = HashChain.Compute(
            previous.Span,
            entry.Stream,
            entry.Sequence,
            entry.At.ToUnixTimeMilliseconds(),
            entry.Actor,
            entry.Type,
            entry.Body.Span);
        if (!entry.Hash.Span.SequenceEqual(hash))
        {
            Fail(entry.Sequence, JournalFaultKind.HashWrong);
            return;
        }

        previous = hash;
        last = entry.Sequence;
        // Without its beginning a stream leads to no state.
        if (replay is not null && isWhole)
            entries.Add(entry);
    }

    /// <summary>After the last entry: the row must stand for it.</summary>
    /// <param name="storedRevision">Revision of the row when none of the entries met it.</param>
    public void End(int? storedRevision)
    {
        if (Fault is not null)
            return;

        if (row is null && storedRevision > last)
            Fail(last + 1, JournalFaultKind.TailCut);
        else if (row is null || row.Stream.Revision != last)
            Fail((row?.Stream.Revision ?? storedRevision ?? 0) + 1, JournalFaultKind.RowBehind);
        else if (!row.Stream.Head.Span.SequenceEqual(previous.Span))
            Fail(last, JournalFaultKind.HeadWrong);
        else if (replay is not null)
            Compare(row, replay(table.Kind, Stream, entries, row.Stream.State));
    }

    /// <summary>Whether the row was among what <see cref="Next"/> was given.</summary>
    public bool HasRow => row is not null;

    private void Compare(FoundRow found, StreamRow? right)
    {
        if (right is null)
            Fail(last, JournalFaultKind.StateWrong);
        else if (found.FindDifference(table, right) is { } column)
            Fail(last, JournalFaultKind.ColumnWrong, column);
    }

    private void Fail(int sequence, JournalFaultKind fault, string? column = null) =>
        Fault = new JournalFault(table.Kind, Stream, sequence, fault, column);
}
