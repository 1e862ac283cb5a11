using System.Text.Json;
using System.Text.Unicode;
using Portal.Grains.Shared;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Reads a JSON file into <see cref="LinedNode"/>s; what is no JSON becomes an error with its line.</summary>
internal static class LinedJson
{
    /// <summary>Greatest size of an imported file in bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    private const int MaxDepth = 16;

    public static LinedNode? Read(ReadOnlySpan<byte> json, List<ImportError> errors)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];

        if (json.Length > MaxBytes)
            errors.Add(new ImportError(1, "import.too_large", Text("Tệp lớn hơn 32 MB.", "The file exceeds 32 MB.")));
        else if (!Utf8.IsValid(json))
            errors.Add(new ImportError(LineOfBrokenText(json), "import.encoding", Text(
                "Tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8.", "The file is not UTF-8; save it as UTF-8.")));
        else
            return ReadDocument(json, errors);

        return null;
    }

    private static LinedNode? ReadDocument(ReadOnlySpan<byte> json, List<ImportError> errors)
    {
        var lines = new LineCounter();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            var count = errors.Count;
            reader.Read();
            var root = ReadValue(ref reader, json, ref lines, errors);
            reader.Read();
            return errors.Count == count ? root : null;
        }
        catch (JsonException broken)
        {
            errors.Add(new ImportError((int)(broken.LineNumber ?? 0) + 1, "import.json", Text(
                "Tệp không phải JSON hợp lệ ở dòng này.", "The file is no valid JSON at this line.")));
            return null;
        }
    }

    private static LinedNode ReadValue(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ref LineCounter lines, List<ImportError> errors)
    {
        var start = (int)reader.TokenStartIndex;
        var node = new LinedNode(
            KindOf(reader.TokenType), lines.LineAt(json, start), TextOf(ref reader, lines.Line, errors),
            start..(int)reader.BytesConsumed);

        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return node;

        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var name = "";
            var line = lines.LineAt(json, (int)reader.TokenStartIndex);
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = TextOf(ref reader, line, errors) ?? "";
                reader.Read();
            }

            if (!node.Add(name, ReadValue(ref reader, json, ref lines, errors)))
                errors.Add(new ImportError(line, "import.duplicate_key", Text(
                    $"Khóa \"{name}\" lặp lại.", $"The key \"{name}\" occurs twice.")));
        }

        node.Bytes = start..(int)reader.BytesConsumed;
        return node;
    }

    private static string? TextOf(ref Utf8JsonReader reader, int line, List<ImportError> errors)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);

        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            return null;

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to an escape such as "\ud800", half a character: JSON by grammar, but no text.
            errors.Add(new ImportError(line, "import.encoding", Text(
                "Chuỗi chứa ký tự Unicode không hợp lệ.", "The string contains half a Unicode character.")));
            return "";
        }
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private static int LineOfBrokenText(ReadOnlySpan<byte> json)
    {
        var line = 1;
        foreach (var range in json.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(json[range]))
                return line;

            line++;
        }

        return line;
    }

    private static LocalizedText Text(string vi, string en) => new(vi, en);

    private struct LineCounter()
    {
        private int counted;

        public int Line { get; private set; } = 1;

        public int LineAt(ReadOnlySpan<byte> json, int position)
        {
            Line += json[counted..position].Count((byte)'\n');
            counted = position;
            return Line;
        }
    }
}
