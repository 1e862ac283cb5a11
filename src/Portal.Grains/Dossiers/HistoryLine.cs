namespace Portal.Grains.Dossiers;

/// <summary>One thing that happened.</summary>
/// <param name="Revision">Number of the entry, which is the revision after it.</param>
/// <param name="At">When.</param>
/// <param name="By">Role that did it.</param>
/// <param name="Event">What, such as <c>dossier.accepted</c>.</param>
/// <param name="Hash">Hash that chains the entry to the one before, lower-case hex.</param>
/// <param name="Statement">What was said with it, as far as it is for the reader.</param>
public sealed record HistoryLine(
    int Revision, DateTimeOffset At, string By, string Event, string Hash, Statement? Statement);
