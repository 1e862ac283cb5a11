using Portal.Grains.Dossiers;

namespace Portal.Api.Lists;

/// <summary>One page of what happened to a dossier.</summary>
/// <param name="Items">The entries, oldest first.</param>
/// <param name="Next">What to ask for as <c>after</c>; absent on the last page.</param>
/// <param name="ArchivedTo">
/// The entries of this page up to this revision were taken to the archive with their months, and are not shown; absent when none
/// was.
/// </param>
internal sealed record HistoryPage(IReadOnlyList<HistoryLine> Items, string? Next, int? ArchivedTo);
