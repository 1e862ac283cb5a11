using FluentValidation;
using Portal.Api.Requests;

namespace Portal.Api.Mandates;

/// <summary>What a mandate is for, as both ways of giving one write it.</summary>
internal interface IMandateScope
{
    /// <summary>Subject id of the helper.</summary>
    string Helper { get; }

    /// <summary>Procedures it is for; absent or empty = all.</summary>
    IReadOnlyList<string>? Procedures { get; }
}

internal static class MandateScopes
{
    /// <summary>More than any policy allows; the domain says how many it is.</summary>
    private const int SaneProcedures = 200;

    /// <summary>The rules of form.</summary>
    public static void Scope<T>(this AbstractValidator<T> validator)
        where T : IMandateScope
    {
        validator.RuleFor(request => request.Helper).Text(100)
            .Must(helper => helper is null || !helper.Any(char.IsControl))
            .Because("text.length", "Bắt buộc, tối đa 100 ký tự, trên một dòng.", "Required, at most 100 characters, one line.");
        validator.RuleFor(request => request.Procedures)
            .Must(procedures => procedures is null || procedures.Count <= SaneProcedures)
            .Because("procedures.too_many", "Quá nhiều thủ tục trong một yêu cầu.", "Too many procedures in one request.");
        validator.RuleForEach(request => request.Procedures)
            .Must(code => code is { Length: > 0 and <= 30 } && code.All(c => char.IsAsciiDigit(c) || c == '.'))
            .Because("procedure.code", "Mã thủ tục gồm chữ số và dấu chấm.", "A procedure code: digits and dots.");
    }
}
