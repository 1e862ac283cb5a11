using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>A field of a form, compiled for validation; never changes once its schema is built.</summary>
public sealed class FormNode
{
    /// <summary>Name of the field; empty for the form itself and for elements of a list.</summary>
    public required string Name { get; init; }

    /// <summary>Label.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Type of the value.</summary>
    public required FormType Type { get; init; }

    /// <summary>Must be there, and not blank, when the form is submitted.</summary>
    public bool Required { get; init; }

    /// <summary>Place on the page; fields without a number follow in the order of the schema.</summary>
    public int Order { get; init; }

    /// <summary>Key of the section that shows the field, or null.</summary>
    public string? Section { get; init; }

    /// <summary>Help beside the field, or null.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>Meaning of a text.</summary>
    public FormFormat Format { get; init; }

    /// <summary>Choices; empty when the field is free.</summary>
    public ImmutableArray<FormOption> Options { get; init; } = [];

    /// <summary>Regular expression that the whole text must match, or null.</summary>
    public string? Pattern { get; init; }

    /// <summary>Valid values, shown as help.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>Smallest number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Greatest number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Least number of characters, or of elements of a list.</summary>
    public int MinLength { get; init; }

    /// <summary>Greatest number of characters, or of elements of a list.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>A declaration that must be confirmed: only true is right.</summary>
    public bool MustBeTrue { get; init; }

    /// <summary>Fields of an object.</summary>
    public ImmutableArray<FormNode> Properties { get; init; } = [];

    /// <summary>Kind of the elements of a list.</summary>
    public FormNode? Items { get; init; }

    internal Regex? Expression { get; init; }

    internal byte[] Utf8Name { get; init; } = [];

    internal ImmutableArray<byte[]> Utf8Options { get; init; } = [];

    /// <summary>Bit n is set when property n is required.</summary>
    internal ulong RequiredMask { get; init; }
}
