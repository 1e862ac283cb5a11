using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>
/// The form of a procedure: a subset of JSON Schema 2020-12 as data. Keywords: type, properties, required,
/// additionalProperties (always false), items, enum, const (only true), pattern, format (date, personal-number, tax-code, phone), minimum,
/// maximum, minLength, maxLength (500 unless given), minItems, maxItems (50 unless given), examples; title and
/// description are {"vi","en"}; x-labels names choices, x-order and x-section place a field, x-sections lists sections.
/// An unknown keyword is refused: schemas are imported data and a misspelt rule must not be lost in silence.
/// </summary>
public sealed class FormSchema
{
    internal FormSchema(FormNode root, ImmutableArray<FormSection> sections, ReadOnlyMemory<byte> json)
    {
        Root = root;
        Sections = sections;
        Json = json;
    }

    /// <summary>The whole form; an object.</summary>
    public FormNode Root { get; }

    /// <summary>Heading of the form.</summary>
    public LocalizedText Title => Root.Title;

    /// <summary>Sections in the order of the page.</summary>
    public ImmutableArray<FormSection> Sections { get; }

    /// <summary>The schema as JSON, UTF-8: what clients get.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Reads a schema.</summary>
    /// <exception cref="FormatException">The schema is wrong; the message says where and why.</exception>
    public static FormSchema Parse(ReadOnlyMemory<byte> json) =>
        TryParse(json, out var schema, out var problem) ? schema : throw new FormatException(problem);

    /// <summary>Reads a schema; <paramref name="problem"/> says where (JSON Pointer) and why it is wrong.</summary>
    public static bool TryParse(
        ReadOnlyMemory<byte> json,
        [NotNullWhen(true)] out FormSchema? schema,
        [NotNullWhen(false)] out string? problem)
    {
        schema = null;
        try
        {
            using var document = JsonDocument.Parse(
                json, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
            var reader = new FormSchemaReader();
            schema = reader.Read(document.RootElement, json);
            problem = reader.Problem;
            return schema is not null && problem is null;
        }
        catch (JsonException broken)
        {
            problem = $"no valid JSON: {broken.Message}";
            return false;
        }
        catch (InvalidOperationException)
        {
            // The document's only way to say that an escape such as "\ud800" is half a character.
            problem = "contains a text that is no valid Unicode";
            return false;
        }
    }
}
