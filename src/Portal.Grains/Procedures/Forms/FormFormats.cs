using System.Globalization;

namespace Portal.Grains.Procedures.Forms;

/// <summary>Checks of the formats, on UTF-8 bytes.</summary>
internal static class FormFormats
{
    private const int FirstYear = 1850;
    private const int LastYear = 2200;
    private const int LastProvince = 96;
    private static readonly int[] TaxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    public static bool Fits(FormFormat format, ReadOnlySpan<byte> text) => format switch
    {
        FormFormat.Date => IsDate(text),
        FormFormat.PersonalNumber => IsPersonalNumber(text),
        FormFormat.TaxCode => IsTaxCode(text),
        FormFormat.Phone => IsPhone(text),
        _ => true,
    };

    /// <summary>A day that exists, written yyyy-MM-dd.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !IsDigits(text[..4]) || !IsDigits(text[5..7]) || !IsDigits(text[8..]))
            return false;

        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..]));
        return year is >= FirstYear and <= LastYear && month is >= 1 and <= 12
            && day >= 1 && day <= CultureInfo.InvariantCulture.Calendar.GetDaysInMonth(year, month);
    }

    /// <summary>
    /// Twelve digits: place of birth registration (001-096), century and sex (0-9), year of birth (two digits), six
    /// random digits (Decree 137/2015/NĐ-CP, Art. 13; Circular 59/2021/TT-BCA, Art. 4).
    /// </summary>
    public static bool IsPersonalNumber(ReadOnlySpan<byte> text) =>
        text.Length == 12 && IsDigits(text) && Number(text[..3]) is >= 1 and <= LastProvince;

    /// <summary>
    /// Ten digits of which the last checks the others, or these and the number 001-999 of a dependent unit.
    /// </summary>
    public static bool IsTaxCode(ReadOnlySpan<byte> text)
    {
        if (text.Length == 14 && text[10] == '-' && IsDigits(text[11..]) && Number(text[11..]) > 0)
            text = text[..10];

        return text.Length == 10 && IsDigits(text) && text[9] - '0' == TaxCheckDigit(text);
    }

    /// <summary>The tenth digit that the first nine ask for; 10 when no tax code can begin with them.</summary>
    public static int TaxCheckDigit(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < TaxWeights.Length; i++)
            sum += TaxWeights[i] * (digits[i] - '0');

        return 10 - (sum % 11);
    }

    /// <summary>Mobile 03, 05, 07, 08, 09 + 8 digits; landline 02 + 9 digits; +84 may stand for the first 0.</summary>
    public static bool IsPhone(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("+84"u8))
            text = text[3..];
        else if (text.StartsWith("0"u8))
            text = text[1..];
        else
            return false;

        return IsDigits(text) && text.Length switch
        {
            9 => "35789"u8.Contains(text[0]),
            10 => text[0] == '2',
            _ => false,
        };
    }

    private static bool IsDigits(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');

        return number;
    }
}
