using System.Globalization;
using System.Text.Json;
using Portal.Grains.Procedures;

namespace Portal.Silo.Replay.Offers;

/// <summary>
/// Procedures made for a replay, where a unit offers more than the shipped catalogue holds. They borrow the names of
/// real ones; their codes begin with 9, which no national code does.
/// </summary>
internal static class GeneratedProcedures
{
    private const string Mark = "9.";
    private const int ShortestLimit = 3;
    private const int Limits = 8;

    /// <summary>Code of a procedure: the class stands in the first digit after the point.</summary>
    public static string CodeOf(ProcedureClass one, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}{(int)one + 1}{number:00000}");

    public static bool IsGenerated(string code) => code.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>The codes of so many of each class.</summary>
    public static IEnumerable<string> Codes(ClassCounts counts) =>
        from one in Enum.GetValues<ProcedureClass>()
        from number in Enumerable.Range(1, counts[one])
        select CodeOf(one, number);

    /// <summary>The import file with these procedures, in the format of <c>data/procedures.json</c>; empty for none.</summary>
    public static byte[] File(IEnumerable<string> codes, IReadOnlyList<ProcedureVersion> names)
    {
        var records = codes.Select(code =>
        {
            var one = (ProcedureClass)(code[Mark.Length] - '1');
            var number = int.Parse(code.AsSpan(Mark.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture);
            return Record(one, number, names[(number + (int)one) % names.Count]);
        }).ToList();
        return records.Count == 0 ? [] : JsonSerializer.SerializeToUtf8Bytes(records);
    }

    private static object Record(ProcedureClass one, int number, ProcedureVersion name)
    {
        var fee = one is ProcedureClass.CitizenFee or ProcedureClass.EnterpriseFee;
        var citizens = one is ProcedureClass.CitizenFee or ProcedureClass.CitizenFree;
        return new
        {
            code = CodeOf(one, number),
            name = string.Create(CultureInfo.InvariantCulture, $"{Shortened(name.Name)} (phát lại {(int)one + 1}.{number})"),
            field = name.Field,
            levels = new[] { "province", "commune" },
            onlineKind = "partial",
            channels = new[] { "online", "direct", "post" },
            timeLimit = new { value = ShortestLimit + number % Limits, unit = "working_day" },
            fee = fee ? new { type = "fixed", amount = 10_000 + number % 9 * 5_000 } : new { type = "free", amount = 0 },
            subjects = citizens ? new[] { "citizen", "enterprise" } : ["enterprise"],
            components = new[] { new { name = "Giấy tờ kèm theo", form = "copy", conditional = true } },
            resultName = name.ResultName,
            hasDocumentResult = true,
            completeness = "full",
            effectiveFrom = "2025-07-01",
        };
    }

    private static string Shortened(string name) => name.Length <= 300 ? name : name[..300];
}
