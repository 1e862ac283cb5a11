using FluentValidation;
using Portal.Grains.Shared;

namespace Portal.Api.Requests;

/// <summary>Validation rules with texts in both languages.</summary>
internal static class Say
{
    /// <summary>A text that must be there, trimmed and no longer than <paramref name="most"/> characters.</summary>
    public static IRuleBuilderOptions<T, string> Text<T>(this IRuleBuilder<T, string> rule, int most) =>
        rule.Must(value => !string.IsNullOrWhiteSpace(value) && value.Length <= most && IsWritten(value))
            .Because("text.length",
                $"Bắt buộc, tối đa {most} ký tự.",
                $"Required, at most {most} characters.");

    /// <summary>A text that may be absent.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilder<T, string?> rule, int most) =>
        rule.Must(value => value is null || (value.Length > 0 && value.Length <= most && IsWritten(value)))
            .Because("text.length", $"Tối đa {most} ký tự, hoặc bỏ trống trường này.", $"At most {most} characters, or leave it out.");

    /// <summary>An element of a list that must not be null; nothing else looks at it then.</summary>
    public static IRuleBuilderOptions<T, TElement> There<T, TElement>(this IRuleBuilder<T, TElement> rule) =>
        rule.NotNull().Because("element.null", "Phần tử này không được để trống.", "This element must not be null.");

    /// <summary>An amount of money: positive, in VND, below a billion.</summary>
    public static IRuleBuilderOptions<T, long> Amount<T>(this IRuleBuilder<T, long> rule) =>
        rule.Must(amount => amount is > 0 and < 1_000_000_000)
            .Because("amount.range", "Số tiền từ 1 đến 999.999.999 đồng.", "An amount from 1 to 999,999,999 VND.");

    /// <summary>A SHA-256 hash that may be absent.</summary>
    public static IRuleBuilderOptions<T, string?> FileHash<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(hash => hash is null || (hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)))
            .Because("file_hash", "Cần mã băm SHA-256 gồm 64 ký tự thập lục phân viết thường.",
                "A SHA-256 hash of 64 lower-case hexadecimal characters.");

    /// <summary>Control characters other than those of line ends and tabs are no text, and a database may not take them.</summary>
    private static bool IsWritten(string value)
    {
        foreach (var character in value)
        {
            if (char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
                return false;
        }

        return true;
    }

    /// <summary>Gives a rule its code and its two texts.</summary>
    public static IRuleBuilderOptions<T, TValue> Because<T, TValue>(
        this IRuleBuilderOptions<T, TValue> rule,
        string code,
        string vi,
        string en) =>
        rule.WithErrorCode(code).WithMessage(vi).WithState(_ => new LocalizedText(vi, en));
}
