namespace Portal.Fuzz;

/// <summary>A text that stands in somebody's papers and nowhere else; whoever else gets to read it has found a leak.</summary>
/// <param name="Text">The text.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Agency">
/// The agency that works on it and may read it; <see langword="null"/> for what only the owner may read.
/// </param>
/// <param name="MayMove">It can be passed on to another agency, so officers of any may read it.</param>
/// <param name="Draft">The draft it stands in: once that is submitted, its agency may read it.</param>
/// <param name="Petition">The petition it stands in: once its answer is published, everybody may read it.</param>
/// <param name="IsPublic">Everybody may read it.</param>
internal sealed record Canary(
    string Text, string Owner, string? Agency, bool MayMove = false, Thing? Draft = null, Thing? Petition = null, bool IsPublic = false)
{
    public bool IsFor(Member member) =>
        IsPublic || member.Subject == Owner || (member.IsOfAgency && Agency is not null && (MayMove || member.Agency == Agency));
}
