using System.Collections.Frozen;

namespace Portal.Api.Problems;

/// <summary>Every code the portal answers with. A test compares it with the refusals of the domain.</summary>
internal static class ProblemCatalogue
{
    private static readonly FrozenDictionary<string, ProblemText> ByCode =
        new[]
        {
            RequestProblems.All, DossierProblems.All, CitizenProblems.All, PetitionProblems.All, ScoreProblems.All,
            MandateProblems.All, DocumentProblems.All,
        }
            .SelectMany(texts => texts)
            .ToFrozenDictionary(text => text.Code);

    public static IEnumerable<ProblemText> All => ByCode.Values.OrderBy(text => text.Code, StringComparer.Ordinal);

    public static ProblemText? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The texts of a code that must exist.</summary>
    public static ProblemText Get(string code) =>
        ByCode.GetValueOrDefault(code)
        ?? throw new InvalidOperationException($"Code {code} has no texts. Add it to the catalogue of problems.");
}
