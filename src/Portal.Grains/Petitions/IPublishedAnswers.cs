using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Answers to petitions that are published, for everybody to read.</summary>
public interface IPublishedAnswers
{
    /// <summary>A page of answers, the newest first. It may be short, or empty, and have a next one: it looks only so far.</summary>
    Task<Page<PublishedAnswer>> FindAsync(AnswerQuery query, PageRequest page, CancellationToken cancellationToken);
}
