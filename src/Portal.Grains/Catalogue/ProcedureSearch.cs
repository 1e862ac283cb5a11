using System.Collections.Immutable;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue;

/// <summary>Looks through all procedures in memory: a few thousand folded names are read in well under a millisecond.</summary>
internal sealed class ProcedureSearch
{
    private readonly ImmutableArray<PublishedProcedure> procedures;
    private readonly ImmutableArray<string> texts;

    public ProcedureSearch(IEnumerable<PublishedProcedure> published)
    {
        procedures = [.. published
            .Where(procedure => procedure.Newest is not null)
            .OrderBy(procedure => procedure.Newest!.Procedure.Code, StringComparer.Ordinal)];
        Newest = [.. procedures.Select(procedure => procedure.Newest!.Procedure)];
        texts = [.. Newest.Select(version => SearchText.Fold($"{version.Name} | {version.Field} | {version.Code}"))];
    }

    public ImmutableArray<ProcedureVersion> Newest { get; }

    public ProcedurePage Find(ProcedureQuery query)
    {
        var text = query.Text ?? "";
        var phrase = SearchText.Fold(text.Length > ProcedureQuery.MaxText ? text[..ProcedureQuery.MaxText] : text);
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var exact = new List<ProcedureVersion>();
        var loose = new List<ProcedureVersion>();
        for (var i = 0; i < procedures.Length; i++)
        {
            if (procedures[i].InForce(query.Day)?.Procedure is not { } version || !Fits(version, query))
                continue;

            if (texts[i].Contains(phrase, StringComparison.Ordinal))
                exact.Add(version);
            else if (Array.TrueForAll(words, word => texts[i].Contains(word, StringComparison.Ordinal)))
                loose.Add(version);
        }

        exact.AddRange(loose);
        var limit = Math.Clamp(query.Limit, 1, ProcedureQuery.MaxLimit);
        return new ProcedurePage([.. exact.Skip(query.Offset).Take(limit)], exact.Count);
    }

    private static bool Fits(ProcedureVersion version, ProcedureQuery query) =>
        (query.Field is null || version.Field == query.Field)
        && (query.Level is not { } level || version.Levels.Contains(level))
        && (query.OnlineKind is not { } online || version.OnlineKind == online)
        && (query.Subject is not { } subject || version.Subjects.Contains(subject));
}
