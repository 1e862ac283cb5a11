using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Grains.Agencies;

namespace Portal.Grains.Dossiers;

/// <summary>
/// The number of a dossier (mã số hồ sơ): agency, date of receipt, sequence of the day, such as
/// <c>H15.50.05.13-261008-0975</c>. Source: Decree 61/2018 Art. 26, Circular 01/2018 Art. 19.
/// </summary>
/// <param name="Agency">Code of the receiving agency.</param>
/// <param name="Day">Day of receipt in Vietnam.</param>
/// <param name="Sequence">Number of the day, from 1.</param>
public readonly partial record struct DossierNumber(string Agency, DateOnly Day, int Sequence)
{
    /// <summary>The start that all numbers of one agency and day share.</summary>
    public string Prefix => string.Create(CultureInfo.InvariantCulture, $"{Agency}-{Day:yyMMdd}-");

    /// <summary>
    /// Reads numbers of this and of other systems: dates of 6 or 8 digits, sequences of 4 to 7 digits, and the agency
    /// code of before 2020 with its groups reversed (<c>000.00.00.H33</c>).
    /// </summary>
    /// <returns>False when the text is not a dossier number.</returns>
    public static bool TryParse(string? text, out DossierNumber number)
    {
        number = default;
        if (text is null || text.Length > 60 || Form().Match(text) is not { Success: true } match)
            return false;

        var code = match.Groups["agency"].Value;
        if (!AgencyCode.TryParse(code, out var agency) && !AgencyCode.TryParseOld(code, out agency))
            return false;

        var date = match.Groups["date"].ValueSpan;
        var format = date.Length == 8 ? "yyyyMMdd" : "yyMMdd";
        if (!DateOnly.TryParseExact(date, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;

        // "yy" means 2000-2099 here, whatever the culture's two-digit-year window says.
        if (date.Length == 6 && day.Year < 2000)
            day = day.AddYears(100);
        if (day.Year is < 2000 or > 2099)
            return false;

        var sequence = int.Parse(match.Groups["sequence"].ValueSpan, CultureInfo.InvariantCulture);
        if (sequence == 0)
            return false;

        number = new DossierNumber(agency.ToString(), day, sequence);
        return true;
    }

    /// <summary>The number as printed on the receipt: four digits, more past 9999.</summary>
    public override string ToString() => Prefix + Sequence.ToString("0000", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<agency>[0-9A-Z.]{3,35})-(?<date>[0-9]{8}|[0-9]{6})-(?<sequence>[0-9]{4,7})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
