using System.Text.Json;
using Portal.Grains.Shared;

namespace Portal.Grains.Catalogue.Import;

/// <summary>The records of an imported file: an array of objects, each with a key of its own.</summary>
internal static class RecordList
{
    /// <summary>Greatest number of records in one file.</summary>
    public const int MaxRecords = 50_000;

    public static IEnumerable<RecordReader> Read(LinedNode root, List<ImportError> errors) => Read(root, errors, ["code"]);

    /// <param name="root">The file.</param>
    /// <param name="errors">Where to note what is wrong.</param>
    /// <param name="key">The fields that tell a record from others; all but those of <paramref name="optional"/> must be there.</param>
    /// <param name="optional">Fields of the key that may be missing.</param>
    public static IEnumerable<RecordReader> Read(
        LinedNode root, List<ImportError> errors, string[] key, params string[] optional)
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
            var name = string.Join(' ', key.Select(field => record[field]?.Text).OfType<string>());
            var reader = new RecordReader(record, name.Length == 0 ? "?" : name, errors);
            if (record.Kind != JsonValueKind.Object)
                reader.Refuse(record, "import.type", "bản ghi phải là đối tượng", "a record must be an object");
            else if (key.FirstOrDefault(field => record[field]?.Text is null && !optional.Contains(field)) is { } missing)
                reader.Missing(missing);
            else if (!lines.TryAdd(name, record.Line))
                reader.Refuse(record, "import.duplicate_code", $"mã đã có ở dòng {lines[name]}",
                    $"the code was used on line {lines[name]} already");
            else
                yield return reader;
        }
    }
}
