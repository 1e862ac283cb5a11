namespace Portal.Grains.Petitions;

/// <summary>Which answers are wanted.</summary>
/// <param name="Text">Words that follow each other in question or answer, whatever case and diacritics.</param>
/// <param name="Agency">Only those of this agency and the ones below it.</param>
/// <param name="Class">Only petitions about this.</param>
public sealed record AnswerQuery(string? Text, string? Agency, PetitionClass? Class)
{
    /// <summary>Longest text to search for.</summary>
    public const int MaxText = 200;
}
