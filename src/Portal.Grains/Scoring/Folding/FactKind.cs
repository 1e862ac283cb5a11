using System.Data.Common;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>How one kind of stream becomes facts, and facts become counts.</summary>
internal abstract class FactKind<TFact>
    where TFact : struct
{
    /// <summary>The rows and events that facts are read from.</summary>
    public abstract StreamTable Source { get; }

    /// <summary>Table of the facts that the counters hold.</summary>
    public abstract string FactTable { get; }

    /// <summary>What makes a row of the source, called <c>s</c>, worth a fact.</summary>
    public abstract string Condition { get; }

    /// <summary>
    /// What makes an event, called <c>e</c>, worth a look: the others come before anything counts, and are many.
    /// </summary>
    public virtual string Matters => "TRUE";

    /// <summary>The columns that <see cref="Read"/> reads, of the source called <c>s</c>.</summary>
    public abstract string Columns(DatabaseKind kind);

    /// <summary>Reads a fact from a row that has the columns from <paramref name="first"/> on.</summary>
    public abstract TFact Read(DbDataReader row, int first);

    /// <summary>Whether the fact counts anywhere at all; others need not be kept.</summary>
    public abstract bool Counts(in TFact fact);

    public abstract byte[] Pack(in TFact fact, PackWriter writer);

    public abstract TFact Unpack(ReadOnlySpan<byte> packed);

    public abstract void Add(in TFact fact, long now, int sign, Tally tally);

    public abstract long NextChange(in TFact fact, long now);
}
