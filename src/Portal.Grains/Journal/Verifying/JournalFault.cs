using System.Globalization;
using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Journal.Verifying;

/// <summary>What is wrong with a stream.</summary>
internal enum JournalFaultKind
{
    /// <summary>An entry between others, or the first one, is not there.</summary>
    EntryMissing,

    /// <summary>The entry is not what was written, or does not follow the one before it.</summary>
    HashWrong,

    /// <summary>The row knows of entries after the last one that is there.</summary>
    TailCut,

    /// <summary>There are entries after the one that the row stands for, or there is no row.</summary>
    RowBehind,

    /// <summary>The row stands for the last entry, but has another hash.</summary>
    HeadWrong,

    /// <summary>Replaying the entries gives another state than the row has.</summary>
    StateWrong,

    /// <summary>A column, by which lists, scores and rights go, has another value than the state.</summary>
    ColumnWrong,
}

/// <summary>The first bad entry of a stream.</summary>
/// <param name="Stream">What it is.</param>
/// <param name="Sequence">Number of the entry.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Column">Where a column is wrong: which one.</param>
internal sealed record JournalFault(StreamKind Stream, string Id, int Sequence, JournalFaultKind Kind, string? Column = null)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Stream} {Id} entry {Sequence}: {Kind}{(Column is null ? "" : " " + Column)}");
}
