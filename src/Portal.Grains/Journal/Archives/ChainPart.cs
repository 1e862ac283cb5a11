using System.Text;

namespace Portal.Grains.Journal.Archives;

/// <summary>Follows the chains of dossiers through entries ordered by dossier and sequence, and collects their heads.</summary>
internal sealed class ChainPart
{
    private ArchivedHead? current;

    /// <summary>Entries so far.</summary>
    public long Entries { get; private set; }

    /// <summary>Dossiers so far.</summary>
    public long Dossiers { get; private set; }

    /// <summary>Highest position so far.</summary>
    public long LastPosition { get; private set; }

    /// <summary>Takes an entry; the head of the dossier before, when another one begins.</summary>
    /// <param name="seq">Sequence number before the first one of its dossier here; 0 when there is none.</param>
    /// <param name="previous">Hash of that one, lower-case hexadecimal.</param>
    /// <exception cref="ArchiveException">The entry does not follow.</exception>
    public ArchivedHead? Next(ArchivedEntry entry, int seq, string previous)
    {
        var ended = current is { } before && before.Dossier != entry.Dossier ? End() : null;
        if (current is null)
        {
            current = new ArchivedHead(entry.Dossier, seq + 1, previous, seq, previous);
            Dossiers++;
        }

        if (entry.Seq != current.To + 1)
        {
            throw new ArchiveException(
                $"Dossier {entry.Dossier}: event {current.To + 1} is not in this month or an archived one, but event {entry.Seq} is. "
                + "Its clock went back; the month stays in the database.");
        }

        var hash = Convert.ToHexStringLower(HashChain.Compute(
            Convert.FromHexString(current.Head), entry.Dossier, entry.Seq, entry.At, entry.Actor, entry.Type,
            Encoding.UTF8.GetBytes(entry.Body)));
        if (hash != entry.Hash)
            throw new ArchiveException($"Dossier {entry.Dossier}: event {entry.Seq} is not what was written. Run './portal verify'.");

        current = current with { To = entry.Seq, Head = hash };
        Entries++;
        LastPosition = Math.Max(LastPosition, entry.Position);
        return ended;
    }

    /// <summary>The head of the last dossier.</summary>
    public ArchivedHead? End()
    {
        var ended = current;
        current = null;
        return ended;
    }
}
