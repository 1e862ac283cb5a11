namespace Portal.Grains.Journal.Archives;

/// <summary>A line of <c>entries.jsonl</c>, ordered by dossier and sequence.</summary>
/// <param name="Dossier">Id of the dossier.</param>
/// <param name="Seq">Sequence number.</param>
/// <param name="Position">Place in the order in which the journal is read.</param>
/// <param name="At">Unix milliseconds, UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="Type">Type of the event.</param>
/// <param name="Body">The event, exactly the text that was hashed.</param>
/// <param name="Hash">See <see cref="HashChain"/>, lower-case hexadecimal.</param>
internal sealed record ArchivedEntry(
    string Dossier, int Seq, long Position, long At, string Actor, string Type, string Body, string Hash);
