namespace Portal.Grains.Journal.Archives;

/// <summary>A line of <c>heads.jsonl</c>: a dossier, and how its part of the chain hangs together with the rest.</summary>
/// <param name="Dossier">Id of the dossier.</param>
/// <param name="From">First sequence number.</param>
/// <param name="Previous">Hash of the event before it; empty for the first of all.</param>
/// <param name="To">Last sequence number.</param>
/// <param name="Head">Its hash.</param>
internal sealed record ArchivedHead(string Dossier, int From, string Previous, int To, string Head);
