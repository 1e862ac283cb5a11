namespace Portal.Api.Citizen;

/// <summary>What can be a telephone number or a mail address; whether it is somebody's is another question.</summary>
internal static class ContactRules
{
    private const int LongestEmail = 200;
    private const int LongestLabel = 63;

    /// <summary>9 to 15 digits, with a plus before them or not (ITU-T E.164).</summary>
    public static bool IsPhone(string phone)
    {
        var digits = phone.StartsWith('+') ? phone[1..] : phone;
        return digits.Length is >= 9 and <= 15 && digits.All(char.IsAsciiDigit);
    }

    /// <summary>A name, one @ and a domain of at least two parts; letters of any script, no blanks and nothing invisible.</summary>
    public static bool IsEmail(string email) =>
        email.Length <= LongestEmail && email.Split('@') is [var name, var domain] && IsName(name) && IsDomain(domain);

    private static bool IsName(string name) => name.Split('.').All(part => IsMadeOf(part, "!#$%&'*+/=?^_`{|}~-"));

    private static bool IsDomain(string domain) => domain.Split('.') is { Length: > 1 } labels && labels.All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length <= LongestLabel && IsMadeOf(label, "-") && label[0] != '-' && label[^1] != '-';

    private static bool IsMadeOf(string part, string signs) =>
        part.Length > 0 && part.All(c => char.IsLetterOrDigit(c) || signs.Contains(c, StringComparison.Ordinal));
}
