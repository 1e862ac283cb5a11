using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>Compiles a schema document; keeps the first problem it meets.</summary>
internal sealed class FormSchemaReader
{
    public const int DefaultMaxLength = 500;
    public const int DefaultMaxItems = 50;
    private const int MaxProperties = 64;
    private const int MaxDepth = 7;

    private static readonly FrozenDictionary<string, FormType> Types = new Dictionary<string, FormType>
    {
        ["object"] = FormType.Object,
        ["array"] = FormType.Array,
        ["string"] = FormType.String,
        ["integer"] = FormType.Integer,
        ["number"] = FormType.Number,
        ["boolean"] = FormType.Boolean,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, FormFormat> Formats = new Dictionary<string, FormFormat>
    {
        ["date"] = FormFormat.Date,
        ["personal-number"] = FormFormat.PersonalNumber,
        ["tax-code"] = FormFormat.TaxCode,
        ["phone"] = FormFormat.Phone,
    }.ToFrozenDictionary();

    private static readonly string[] Common = ["type", "title", "description", "x-order", "x-section"];

    private static readonly FrozenDictionary<FormType, FrozenSet<string>> Keywords =
        new Dictionary<FormType, string[]>
        {
            [FormType.Object] = ["properties", "required", "additionalProperties"],
            [FormType.Array] = ["items", "minItems", "maxItems"],
            [FormType.String] = ["enum", "x-labels", "pattern", "format", "minLength", "maxLength", "examples"],
            [FormType.Integer] = ["minimum", "maximum"],
            [FormType.Number] = ["minimum", "maximum"],
            [FormType.Boolean] = ["const"],
        }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Concat(Common).ToFrozenSet(StringComparer.Ordinal));

    private static readonly string[] RootKeywords = ["$schema", "$id", "x-sections", "x-procedure"];

    private readonly List<FormSection> sections = [];

    public string? Problem { get; private set; }

    public FormSchema? Read(JsonElement root, ReadOnlyMemory<byte> json)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("x-sections", out var listed))
        {
            foreach (var section in Object(listed, "/x-sections"))
                sections.Add(new FormSection(section.Name, Text(section.Value, $"/x-sections/{section.Name}")));
        }

        var node = ReadNode(root, "", "", required: false, depth: 0);
        if (node is { Type: not FormType.Object })
            Fail("", "the form itself must be an object");

        return Problem is null && node is not null ? new FormSchema(node, [.. sections], json) : null;
    }

    private FormNode? ReadNode(JsonElement schema, string name, string at, bool required, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var typeName)
            || typeName.ValueKind != JsonValueKind.String || !Types.TryGetValue(typeName.GetString()!, out var type))
            return Fail(at, $"needs a type of {string.Join(", ", Types.Keys.Order(StringComparer.Ordinal))}");

        if (depth > MaxDepth)
            return Fail(at, $"is nested deeper than {MaxDepth} levels");

        foreach (var keyword in schema.EnumerateObject())
        {
            var root = depth == 0 && RootKeywords.Contains(keyword.Name, StringComparer.Ordinal);
            if (!root && !Keywords[type].Contains(keyword.Name))
                return Fail(at, $"has the keyword '{keyword.Name}', which a field of type {typeName} does not know");
        }

        var properties = Properties(schema, at, depth);
        var options = Options(schema, at);
        var list = type == FormType.Array;
        var node = new FormNode
        {
            Name = name,
            Utf8Name = Encoding.UTF8.GetBytes(name),
            Title = schema.TryGetProperty("title", out var title) ? Text(title, at + "/title") : new LocalizedText(name),
            Description = schema.TryGetProperty("description", out var help) ? Text(help, at + "/description") : null,
            Type = type,
            Required = required,
            Order = Count(schema, "x-order", at) ?? int.MaxValue,
            Section = Section(schema, at),
            Format = Format(schema, at),
            Options = options,
            Utf8Options = [.. options.Select(option => Encoding.UTF8.GetBytes(option.Value))],
            Pattern = schema.TryGetProperty("pattern", out var pattern) ? pattern.ToString() : null,
            Expression = schema.TryGetProperty("pattern", out pattern) ? Expression(pattern.ToString(), at) : null,
            Examples = Strings(schema, "examples", at),
            Minimum = Number(schema, "minimum", at),
            Maximum = Number(schema, "maximum", at),
            MinLength = Count(schema, list ? "minItems" : "minLength", at) ?? 0,
            MaxLength = Count(schema, list ? "maxItems" : "maxLength", at)
                ?? (list ? DefaultMaxItems : DefaultMaxLength),
            MustBeTrue = MustBeTrue(schema, at),
            Properties = properties,
            RequiredMask = Mask(properties),
            Items = !list ? null : schema.TryGetProperty("items", out var items)
                ? ReadNode(items, "", at + "/items", required: false, depth + 1)
                : Fail(at, "is a list without items"),
        };
        Check(node, at);
        return node;
    }

    private void Check(FormNode node, string at)
    {
        if (node.Minimum > node.Maximum || node.MinLength > node.MaxLength)
            Fail(at, "has a minimum above its maximum");

        if (node.Expression is not null && node.Examples.IsEmpty)
            Fail(at, "has a pattern and therefore needs examples");

        foreach (var example in node.Examples)
        {
            if (node.Expression?.IsMatch(example) == false || example.Length > node.MaxLength)
                Fail(at, $"has the example '{example}', which its own rules refuse");
        }
    }

    private ImmutableArray<FormNode> Properties(JsonElement schema, string at, int depth)
    {
        if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind != JsonValueKind.False)
            Fail(at, "must not allow additionalProperties");

        var required = Strings(schema, "required", at);
        var nodes = ImmutableArray.CreateBuilder<FormNode>();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in Object(properties, at + "/properties"))
            {
                var pointer = $"{at}/properties/{property.Name}";
                var node = ReadNode(property.Value, property.Name, pointer, required.Contains(property.Name), depth + 1);
                if (node is not null)
                    nodes.Add(node);
            }
        }

        foreach (var name in required)
        {
            if (!nodes.Any(node => node.Name == name))
                Fail(at, $"requires the field '{name}', which it does not have");
        }

        if (nodes.Count > MaxProperties)
            Fail(at, $"has more than {MaxProperties} fields");

        return nodes.ToImmutable();
    }

    private static ulong Mask(ImmutableArray<FormNode> properties)
    {
        var mask = 0UL;
        for (var i = 0; i < properties.Length; i++)
        {
            if (properties[i].Required)
                mask |= 1UL << i;
        }

        return mask;
    }

    private ImmutableArray<FormOption> Options(JsonElement schema, string at)
    {
        var values = Strings(schema, "enum", at);
        var labels = schema.TryGetProperty("x-labels", out var named) ? Object(named, at + "/x-labels") : default;
        var texts = labels.ToDictionary(
            label => label.Name, label => Text(label.Value, $"{at}/x-labels/{label.Name}"), StringComparer.Ordinal);
        foreach (var name in texts.Keys.Where(name => !values.Contains(name)))
            Fail(at, $"labels the choice '{name}', which it does not have");

        return [.. values.Select(value => new FormOption(value, texts.GetValueOrDefault(value) ?? new LocalizedText(value)))];
    }

    private string? Section(JsonElement schema, string at)
    {
        if (!schema.TryGetProperty("x-section", out var section))
            return null;

        if (!sections.Exists(known => known.Key == section.ToString()))
            Fail(at, $"names the section '{section}', which x-sections does not list");

        return section.ToString();
    }

    private FormFormat Format(JsonElement schema, string at)
    {
        if (!schema.TryGetProperty("format", out var name))
            return FormFormat.None;

        if (!Formats.TryGetValue(name.ToString(), out var format))
            Fail(at, $"has the unknown format '{name}'");

        return format;
    }

    /// <summary>
    /// Linear time whatever the input. "$" of a schema means the very end, which .NET writes \z.
    /// </summary>
    private Regex? Expression(string pattern, string at)
    {
        if (!pattern.StartsWith('^') || !pattern.EndsWith('$'))
        {
            Fail(at, "has a pattern that does not start with ^ and end with $");
            return null;
        }

        if (FormPatterns.Compile(pattern) is { } expression)
            return expression;

        Fail(at, $"has the pattern '{pattern}', which is no regular expression of linear time");
        return null;
    }

    private bool MustBeTrue(JsonElement schema, string at)
    {
        if (!schema.TryGetProperty("const", out var value))
            return false;

        if (value.ValueKind != JsonValueKind.True)
            Fail(at, "knows const only as true: a declaration to be confirmed");

        return true;
    }

    private decimal? Number(JsonElement schema, string keyword, string at)
    {
        if (!schema.TryGetProperty(keyword, out var number))
            return null;

        if (number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var value))
            return value;

        Fail(at, $"needs a number for {keyword}");
        return null;
    }

    private int? Count(JsonElement schema, string keyword, string at)
    {
        if (Number(schema, keyword, at) is not { } count)
            return null;

        if (decimal.IsInteger(count) && count is >= 0 and <= 20_000)
            return (int)count;

        Fail(at, $"needs a whole number up to 20000 for {keyword}");
        return null;
    }

    private ImmutableArray<string> Strings(JsonElement schema, string keyword, string at)
    {
        if (!schema.TryGetProperty(keyword, out var list))
            return [];

        if (list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().All(element => element.ValueKind == JsonValueKind.String))
        {
            ImmutableArray<string> texts = [.. list.EnumerateArray().Select(element => element.GetString()!)];
            if (texts.Length > 0 && texts.Distinct(StringComparer.Ordinal).Count() == texts.Length)
                return texts;
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > 0 || keyword != "required")
            Fail(at, $"needs a list of different texts for {keyword}");

        return [];
    }

    private JsonElement.ObjectEnumerator Object(JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return element.EnumerateObject();

        Fail(at, "must be an object");
        return default;
    }

    private LocalizedText Text(JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("vi", out var vi) && vi.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(vi.GetString()))
            return new LocalizedText(
                vi.GetString()!,
                element.TryGetProperty("en", out var en) && en.ValueKind == JsonValueKind.String ? en.GetString() : null);

        Fail(at, "needs a text {\"vi\", \"en\"}");
        return new LocalizedText("?");
    }

    private FormNode? Fail(string at, string problem)
    {
        Problem ??= $"{(at.Length == 0 ? "/" : at)} {problem}";
        return null;
    }
}
