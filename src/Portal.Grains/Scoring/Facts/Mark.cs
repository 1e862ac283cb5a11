using System.Globalization;
using Portal.Grains.Dossiers;

namespace Portal.Grains.Scoring.Facts;

/// <summary>Since when a flag holds that came after the receipt.</summary>
/// <param name="At">The moment.</param>
internal readonly record struct Mark(DossierFlags Flag, long At)
{
    /// <summary>Reads the column <c>marks</c> of a dossier, see <see cref="DossierMarks"/>.</summary>
    public static Mark[] Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return [];

        var marks = new List<Mark>(1);
        foreach (var part in text.Split(';'))
        {
            var mark = text[part];
            marks.Add(new Mark(FlagOf(mark[0]), long.Parse(mark[1..], NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return [.. marks];
    }

    private static DossierFlags FlagOf(char mark) => mark switch
    {
        DossierMarks.Fee => DossierFlags.Fee,
        DossierMarks.ComponentFile => DossierFlags.ComponentFile,
        DossierMarks.Reused => DossierFlags.Reused,
        DossierMarks.FromStore => DossierFlags.FromStore,
        DossierMarks.PopulationData => DossierFlags.PopulationData,
        DossierMarks.Petition => DossierFlags.Petitioned,
        _ => DossierFlags.None,
    };
}
