using System.Globalization;
using System.Text.Json;
using Portal.Grains.Shared;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Takes the fields of one record one by one and notes what is wrong with the line it stands on.</summary>
internal sealed class RecordReader(LinedNode record, string name, List<ImportError> errors)
{
    private const int DefaultLength = 4000;
    private const int FirstYear = 1945;
    private const int LastYear = 2200;

    public LinedNode Record { get; } = record;

    public RecordReader At(LinedNode inner) => new(inner, name, errors);

    /// <summary>Notes every field that the format does not know: a misspelt field must not be lost in silence.</summary>
    public void Knows(IReadOnlySet<string> fields)
    {
        foreach (var (field, value) in Record.Members)
        {
            if (!fields.Contains(field))
                Refuse(value, "import.unknown_field", $"trường \"{field}\" không có trong định dạng; hãy xóa hoặc sửa tên",
                    $"the format has no field \"{field}\"; remove it or correct its name");
        }
    }

    public string? Text(string field, int max = DefaultLength)
    {
        if (Record[field] is not { } node)
            return null;

        if (node is not { Kind: JsonValueKind.String, Text: { } text })
            return WrongType(node, field, "chuỗi", "a string");

        if (text.Length <= max)
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();

        Refuse(node, "import.too_long", $"\"{field}\" dài quá {max} ký tự", $"\"{field}\" is longer than {max} characters");
        return null;
    }

    public string Required(string field, int max = DefaultLength)
    {
        var count = errors.Count;
        var text = Text(field, max);
        if (text is null && errors.Count == count)
            Missing(field);

        return text ?? "";
    }

    public decimal? Number(string field, decimal min, decimal max)
    {
        if (Record[field] is not { } node)
            return null;

        if (node.Kind != JsonValueKind.Number
            || !decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            WrongType(node, field, "số", "a number");
            return null;
        }

        if (value >= min && value <= max)
            return value;

        Refuse(node, "import.out_of_range", $"\"{field}\" phải từ {min} đến {max}",
            $"\"{field}\" must be between {min} and {max}");
        return null;
    }

    public bool Flag(string field)
    {
        if (Record[field] is not { } node)
            return false;

        if (node.Kind is not (JsonValueKind.True or JsonValueKind.False))
            WrongType(node, field, "true hoặc false", "true or false");

        return node.Kind == JsonValueKind.True;
    }

    public DateOnly? Date(string field) => Record[field] is { } node ? DateOf(node, field) : null;

    public DateOnly? DateOf(LinedNode node, string field)
    {
        if (node.Kind == JsonValueKind.String && DateOnly.TryParseExact(
            node.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= FirstYear and <= LastYear)
            return date;

        Refuse(node, "import.date", $"\"{field}\" phải là một ngày có thật dạng 2026-08-31",
            $"\"{field}\" must be a real date such as 2026-08-31");
        return null;
    }

    public DateOnly RequiredDate(string field)
    {
        if (Record[field] is null)
            Missing(field);

        return Date(field) ?? default;
    }

    /// <summary>A moment with its offset, such as <c>2026-08-31T09:30:00+07:00</c>.</summary>
    public DateTimeOffset? Moment(string field)
    {
        if (Record[field] is not { } node)
            return null;

        if (DateTimeOffset.TryParseExact(node.Text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var at))
            return at;

        Refuse(node, "import.date", $"\"{field}\" phải có dạng 2026-08-31T09:30:00+07:00",
            $"\"{field}\" must look like 2026-08-31T09:30:00+07:00");
        return null;
    }

    public TChoice? Choice<TChoice>(string field, IReadOnlyDictionary<string, TChoice> choices) where TChoice : struct =>
        Record[field] is { } node ? ChoiceOf(node, field, choices) : null;

    public TChoice? ChoiceOf<TChoice>(LinedNode node, string field, IReadOnlyDictionary<string, TChoice> choices)
        where TChoice : struct
    {
        if (node is { Kind: JsonValueKind.String, Text: { } text } && choices.TryGetValue(text, out var choice))
            return choice;

        var known = string.Join(", ", choices.Keys);
        Refuse(node, "import.unknown_value", $"\"{field}\" phải là một trong: {known}",
            $"\"{field}\" must be one of: {known}");
        return null;
    }

    public TChoice RequiredChoice<TChoice>(string field, IReadOnlyDictionary<string, TChoice> choices)
        where TChoice : struct
    {
        if (Record[field] is null)
            Missing(field);

        return Choice(field, choices) ?? default;
    }

    public IEnumerable<LinedNode> Elements(string field)
    {
        if (Record[field] is not { } node)
            return [];

        if (node.Kind == JsonValueKind.Array)
            return node.Members.Select(member => member.Value);

        WrongType(node, field, "mảng", "an array");
        return [];
    }

    /// <summary>The object in a field, or <see langword="null"/> when there is none.</summary>
    public RecordReader? Inner(string field)
    {
        if (Record[field] is not { } node)
            return null;

        if (node.Kind == JsonValueKind.Object)
            return At(node);

        WrongType(node, field, "đối tượng", "an object");
        return null;
    }

    /// <summary>The object in a field; notes it when there is none.</summary>
    public RecordReader? RequiredInner(string field)
    {
        if (Record[field] is null)
            Missing(field);

        return Inner(field);
    }

    /// <summary>Notes a list that is missing or empty.</summary>
    public void RequireElements(string field)
    {
        if (Record[field] is null or { Kind: JsonValueKind.Array, Members.Count: 0 })
            Missing(field);
    }

    public void Missing(string field) =>
        Refuse(Record, "import.required", $"thiếu \"{field}\"", $"\"{field}\" is missing");

    public void Refuse(LinedNode where, string code, string vi, string en) =>
        errors.Add(new ImportError(where.Line, code, new LocalizedText($"{name}: {vi}.", $"{name}: {en}.")));

    private string? WrongType(LinedNode node, string field, string vi, string en)
    {
        Refuse(node, "import.type", $"\"{field}\" phải là {vi}", $"\"{field}\" must be {en}");
        return null;
    }
}
