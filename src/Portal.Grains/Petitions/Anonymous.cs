using System.Text.RegularExpressions;

namespace Portal.Grains.Petitions;

/// <summary>
/// Blanks out what tells who wrote a text: numbers of persons, phones, accounts and dossiers, addresses of mail, and the
/// name after "tôi tên là" and the like. A name in the middle of a sentence it cannot know: officers read what they
/// publish.
/// </summary>
internal static partial class Anonymous
{
    private const string Blank = "[…]";

    public static string Of(string text) =>
        Names().Replace(Numbers().Replace(Dossiers().Replace(Mails().Replace(text, Blank), Blank), Blank), "$1" + Blank);

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Mails();

    [GeneratedRegex(@"\b[A-Z]\d{2}(\.\d+)*-\d{6}-\d{4,}\b", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Dossiers();

    // Nine digits and more, also in groups; a date such as 12.08.2026 or a sum such as 120.000 is shorter.
    [GeneratedRegex(@"(?<!\d)\+?\d(?:[ .-]?\d){8,}(?!\d)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"\b((?:[Tt]ôi tên là|[Tt]ên tôi là|[Tt]ôi tên|[Tt]ôi là|[Tt]ên là|[Hh]ọ (?:và )?tên(?: là)?"
        + @"|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Mm]y name is|I am|Mrs?\.|Ms\.)\s*:?\s+)(?:\p{Lu}\p{Ll}*)(?:\s+\p{Lu}\p{Ll}*)+",
        RegexOptions.CultureInvariant,
        1_000)]
    private static partial Regex Names();
}
