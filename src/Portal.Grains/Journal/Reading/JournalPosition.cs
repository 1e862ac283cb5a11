using System.Globalization;

namespace Portal.Grains.Journal.Reading;

/// <summary>
/// A place in the order in which the journal is read: by transaction, and inside one by sequence. A reader remembers the
/// position of its last entry and goes on after it.
/// </summary>
/// <param name="Transaction">PostgreSQL's transaction id; 0 in SQLite.</param>
/// <param name="Sequence">Position column of the entry.</param>
internal readonly record struct JournalPosition(long Transaction, long Sequence) : IComparable<JournalPosition>
{
    /// <summary>Before the first entry.</summary>
    public static JournalPosition Start => default;

    public int CompareTo(JournalPosition other) =>
        (Transaction, Sequence).CompareTo((other.Transaction, other.Sequence));

    public static bool operator <(JournalPosition left, JournalPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(JournalPosition left, JournalPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(JournalPosition left, JournalPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(JournalPosition left, JournalPosition right) => left.CompareTo(right) >= 0;

    public static JournalPosition Parse(string text)
    {
        var parts = text.Split(':');
        return new(
            long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The form to store a position in, such as <c>7312:90</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}:{Sequence}");
}
