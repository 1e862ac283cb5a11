namespace Portal.Grains.Petitions;

/// <summary>A petition and its answer as everybody may read them: without what tells who asked.</summary>
/// <param name="Id">Id of the petition.</param>
/// <param name="Agency">Agency that answered.</param>
/// <param name="Class">What it is about.</param>
/// <param name="Question">In the sender's own words, with blanks where they tell who they are.</param>
/// <param name="Answer">The answer, with blanks for the same.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="AnsweredAt">When it was answered.</param>
/// <param name="PublishedAt">When the answer was published.</param>
/// <param name="Overdue">A step of the agency came after its limit.</param>
public sealed record PublishedAnswer(
    string Id,
    string Agency,
    PetitionClass Class,
    string Question,
    string Answer,
    DateTimeOffset SentAt,
    DateTimeOffset AnsweredAt,
    DateTimeOffset PublishedAt,
    bool Overdue)
{
    /// <summary>What words are searched in.</summary>
    internal string SearchText => $"{Catalogue.SearchText.Fold(Question)} | {Catalogue.SearchText.Fold(Answer)}";

    /// <summary>
    /// What is public of a petition; <see langword="null"/> when nothing is. What somebody wrote about the staff is not:
    /// it names people who have a right to be heard first.
    /// </summary>
    internal static PublishedAnswer? Of(PetitionState petition) =>
        petition is
        {
            Status: PetitionStatus.Published,
            Class: not PetitionClass.Staff,
            Answer: { } answer,
            AnsweredAt: { } answered,
            PublishedAt: { } published,
        }
            ? new PublishedAnswer(
                petition.Id, petition.Agency, petition.Class, Anonymous.Of(petition.Text), Anonymous.Of(answer),
                petition.SentAt, answered, published, petition.Overdue)
            : null;
}
