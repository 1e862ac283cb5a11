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

    private readonly List<FormSection> sections = [];

    private readonly SchemaKeywords keywords = new();

    /// <summary>The first problem; null when there is none.</summary>
    public string? Problem => keywords.Problem;

    public FormSchema? Read(JsonElement root, ReadOnlyMemory<byte> json)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("x-sections", out var listed))
        {
            foreach (var section in keywords.Object(listed, "/x-sections"))
                sections.Add(new FormSection(section.Name, keywords.Text(section.Value, $"/x-sections/{section.Name}")));
        }

        var node = ReadNode(root, "", "", required: false, depth: 0);
        if (node is { Type: not FormType.Object })
            keywords.Fail("", "the form itself must be an object");

        return Problem is null && node is not null ? new FormSchema(node, [.. sections], json) : null;
    }

    private FormNode? ReadNode(JsonElement schema, string name, string at, bool required, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var typeName)
            || typeName.ValueKind != JsonValueKind.String || !SchemaVocabulary.Types.TryGetValue(typeName.GetString()!, out var type))
            return Fail(at, $"needs a type of {string.Join(", ", SchemaVocabulary.Types.Keys.Order(StringComparer.Ordinal))}");

        if (depth > MaxDepth)
            return Fail(at, $"is nested deeper than {MaxDepth} levels");

        foreach (var keyword in schema.EnumerateObject())
        {
            var root = depth == 0 && SchemaVocabulary.RootKeywords.Contains(keyword.Name, StringComparer.Ordinal);
            if (!root && !SchemaVocabulary.Keywords[type].Contains(keyword.Name))
                return Fail(at, $"has the keyword '{keyword.Name}', which a field of type {typeName} does not know");
        }

        var properties = Properties(schema, at, depth);
        var options = Options(schema, at);
        var list = type == FormType.Array;
        var node = new FormNode
        {
            Name = name,
            Utf8Name = Encoding.UTF8.GetBytes(name),
            Title = schema.TryGetProperty("title", out var title) ? keywords.Text(title, at + "/title") : new LocalizedText(name),
            Description = schema.TryGetProperty("description", out var help) ? keywords.Text(help, at + "/description") : null,
            Type = type,
            Required = required,
            Order = keywords.Count(schema, "x-order", at) ?? int.MaxValue,
            Section = Section(schema, at),
            Format = Format(schema, at),
            Options = options,
            Utf8Options = [.. options.Select(option => Encoding.UTF8.GetBytes(option.Value))],
            Pattern = schema.TryGetProperty("pattern", out var pattern) ? pattern.ToString() : null,
            Expression = schema.TryGetProperty("pattern", out pattern) ? Expression(pattern.ToString(), at) : null,
            Examples = keywords.Strings(schema, "examples", at),
            Minimum = keywords.Number(schema, "minimum", at),
            Maximum = keywords.Number(schema, "maximum", at),
            MinLength = keywords.Count(schema, list ? "minItems" : "minLength", at) ?? 0,
            MaxLength = keywords.Count(schema, list ? "maxItems" : "maxLength", at)
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
            keywords.Fail(at, "has a minimum above its maximum");

        if (node.Expression is not null && node.Examples.IsEmpty)
            keywords.Fail(at, "has a pattern and therefore needs examples");

        foreach (var example in node.Examples)
        {
            if (node.Expression?.IsMatch(example) == false || example.Length > node.MaxLength)
                keywords.Fail(at, $"has the example '{example}', which its own rules refuse");
        }
    }

    private ImmutableArray<FormNode> Properties(JsonElement schema, string at, int depth)
    {
        if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind != JsonValueKind.False)
            keywords.Fail(at, "must not allow additionalProperties");

        var required = keywords.Strings(schema, "required", at);
        var nodes = ImmutableArray.CreateBuilder<FormNode>();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in keywords.Object(properties, at + "/properties"))
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
                keywords.Fail(at, $"requires the field '{name}', which it does not have");
        }

        if (nodes.Count > MaxProperties)
            keywords.Fail(at, $"has more than {MaxProperties} fields");

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
        var values = keywords.Strings(schema, "enum", at);
        var labels = schema.TryGetProperty("x-labels", out var named) ? keywords.Object(named, at + "/x-labels") : default;
        var texts = labels.ToDictionary(
            label => label.Name, label => keywords.Text(label.Value, $"{at}/x-labels/{label.Name}"), StringComparer.Ordinal);
        foreach (var name in texts.Keys.Where(name => !values.Contains(name)))
            keywords.Fail(at, $"labels the choice '{name}', which it does not have");

        return [.. values.Select(value => new FormOption(value, texts.GetValueOrDefault(value) ?? new LocalizedText(value)))];
    }

    private string? Section(JsonElement schema, string at)
    {
        if (!schema.TryGetProperty("x-section", out var section))
            return null;

        if (!sections.Exists(known => known.Key == section.ToString()))
            keywords.Fail(at, $"names the section '{section}', which x-sections does not list");

        return section.ToString();
    }

    private FormFormat Format(JsonElement schema, string at)
    {
        if (!schema.TryGetProperty("format", out var name))
            return FormFormat.None;

        if (!SchemaVocabulary.Formats.TryGetValue(name.ToString(), out var format))
            keywords.Fail(at, $"has the unknown format '{name}'");

        return format;
    }

    /// <summary>
    /// Linear time whatever the input. "$" of a schema means the very end, which .NET writes \z.
    /// </summary>
    private Regex? Expression(string pattern, string at)
    {
        if (!pattern.StartsWith('^') || !pattern.EndsWith('$'))
        {
            keywords.Fail(at, "has a pattern that does not start with ^ and end with $");
            return null;
        }

        if (FormPatterns.Compile(pattern) is { } expression)
            return expression;

        keywords.Fail(at, $"has the pattern '{pattern}', which is no regular expression of linear time");
        return null;
    }

    private bool MustBeTrue(JsonElement schema, string at)
    {
        if (!schema.TryGetProperty("const", out var value))
            return false;

        if (value.ValueKind != JsonValueKind.True)
            keywords.Fail(at, "knows const only as true: a declaration to be confirmed");

        return true;
    }

    private FormNode? Fail(string at, string problem)
    {
        keywords.Fail(at, problem);
        return null;
    }
}
