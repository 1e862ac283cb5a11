using System.Text;

namespace Portal.Grains.Catalogue;

/// <summary>
/// Folds Vietnamese text for search: lower case, no diacritics, đ as d, one blank between words. Own table, so that the
/// result does not depend on the culture data of the machine.
/// </summary>
internal static class SearchText
{
    private static readonly Dictionary<char, char> Base = new (char Letter, string Marked)[]
    {
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
        ('d', "đ"),
    }.SelectMany(row => row.Marked, (row, marked) => (marked, row.Letter)).ToDictionary();

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var blank = false;
        foreach (var original in text)
        {
            var c = char.ToLowerInvariant(original);
            if (c is >= '\u0300' and <= '\u036f')
                continue;

            if (!char.IsLetterOrDigit(c) && c != '.')
            {
                blank = folded.Length > 0;
                continue;
            }

            if (blank)
                folded.Append(' ');

            blank = false;
            folded.Append(Base.GetValueOrDefault(c, c));
        }

        return folded.ToString();
    }
}
