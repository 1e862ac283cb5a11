namespace Portal.Grains.Journal;

/// <summary>The journal's database is out of reach; the outcome of the append is unknown to the caller.</summary>
internal sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
