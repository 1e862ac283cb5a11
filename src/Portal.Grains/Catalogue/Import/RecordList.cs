using System.Text.Json;
using Portal.Grains.Shared;

namespace Portal.Grains.Catalogue.Import;

/// <summary>The records of an imported file: an array of objects, each with a code of its own.</summary>
internal static class RecordList
{
    /// <summary>Greatest number of records in one file.</summary>
    public const int MaxRecords = 50_000;

    public static IEnumerable<RecordReader> Read(LinedNode root, List<ImportError> errors)
    {
        if (root.Kind != JsonValueKind.Array || root.Members.Count is 0 or > MaxRecords)
        {
            errors.Add(new ImportError(root.Line, "import.type", new LocalizedText(
                $"Tệp phải là một mảng JSON có từ 1 đến {MaxRecords} bản ghi.",
                $"The file must be a JSON array with 1 to {MaxRecords} records.")));
            yield break;
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, record) in root.Members)
        {
            var code = record["code"]?.Text;
            var reader = new RecordReader(record, code ?? "?", errors);
            if (record.Kind != JsonValueKind.Object)
                reader.Refuse(record, "import.type", "bản ghi phải là đối tượng", "a record must be an object");
            else if (code is null)
                reader.Missing("code");
            else if (!lines.TryAdd(code, record.Line))
                reader.Refuse(record, "import.duplicate_code", $"mã đã có ở dòng {lines[code]}",
                    $"the code was used on line {lines[code]} already");
            else
                yield return reader;
        }
    }
}
