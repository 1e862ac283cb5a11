using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Petitions;

/// <summary>
/// The limits of a petition in working days, in one place: a change of the rules is a change here. Source: guide to index
/// 5.2 of Decision 766/QĐ-TTg; legal base Decision 31/2021/QĐ-TTg. A late step is possible all the same; it makes the
/// petition overdue.
/// </summary>
internal sealed record PetitionDeadlines
{
    /// <summary>The limits in force.</summary>
    public static PetitionDeadlines Default { get; } = new();

    /// <summary>To refuse it, or return it as not competent.</summary>
    public int RefuseWorkingDays { get; init; } = 2;

    /// <summary>To ask the sender for more.</summary>
    public int AskWorkingDays { get; init; } = 5;

    /// <summary>To answer: from sending, or from the last transfer.</summary>
    public int AnswerWorkingDays { get; init; } = 15;

    /// <summary>To publish the answer, from the moment it waits for that.</summary>
    public int PublishWorkingDays { get; init; } = 2;

    /// <summary>The dates of a petition that waits for receipt from a moment on.</summary>
    public PetitionDates From(LegalClock clock, DateTimeOffset start) => new(
        Days(clock, start, RefuseWorkingDays),
        Days(clock, start, AskWorkingDays),
        AnswerBy(clock, start).At);

    /// <summary>Until when it is answered.</summary>
    public DueDate AnswerBy(LegalClock clock, DateTimeOffset start) => clock.Due(start, Limit(AnswerWorkingDays));

    /// <summary>How the date of the answer was counted.</summary>
    public LocalizedText ExplainAnswerBy(LegalClock clock, DateTimeOffset answerBy, DateTimeOffset start) =>
        clock.Explain(answerBy, start, Limit(AnswerWorkingDays));

    /// <summary>Until when an answer is published.</summary>
    public DateTimeOffset PublishBy(LegalClock clock, DateTimeOffset answeredAt) =>
        Days(clock, answeredAt, PublishWorkingDays);

    private static DateTimeOffset Days(LegalClock clock, DateTimeOffset start, int days) =>
        clock.Due(start, Limit(days)).At;

    private static TimeLimit Limit(int days) => new(days, TimeLimitUnit.WorkingDay);
}

/// <summary>Until when the steps of a petition are on time.</summary>
/// <param name="RefuseBy">To refuse it, or return it as not competent.</param>
/// <param name="AskBy">To ask the sender for more.</param>
/// <param name="AnswerBy">To answer.</param>
internal sealed record PetitionDates(DateTimeOffset RefuseBy, DateTimeOffset AskBy, DateTimeOffset AnswerBy);
