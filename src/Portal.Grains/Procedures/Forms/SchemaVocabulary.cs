using System.Collections.Frozen;

namespace Portal.Grains.Procedures.Forms;

/// <summary>The words of JSON Schema that forms may use.</summary>
internal static class SchemaVocabulary
{
    /// <summary>Names of types.</summary>
    public static readonly FrozenDictionary<string, FormType> Types = new Dictionary<string, FormType>
    {
        ["object"] = FormType.Object,
        ["array"] = FormType.Array,
        ["string"] = FormType.String,
        ["integer"] = FormType.Integer,
        ["number"] = FormType.Number,
        ["boolean"] = FormType.Boolean,
    }.ToFrozenDictionary();

    /// <summary>Names of formats.</summary>
    public static readonly FrozenDictionary<string, FormFormat> Formats = new Dictionary<string, FormFormat>
    {
        ["date"] = FormFormat.Date,
        ["personal-number"] = FormFormat.PersonalNumber,
        ["tax-code"] = FormFormat.TaxCode,
        ["phone"] = FormFormat.Phone,
    }.ToFrozenDictionary();

    private static readonly string[] Common = ["type", "title", "description", "x-order", "x-section"];

    /// <summary>What may stand in a field of a type.</summary>
    public static readonly FrozenDictionary<FormType, FrozenSet<string>> Keywords =
        new Dictionary<FormType, string[]>
        {
            [FormType.Object] = ["properties", "required", "additionalProperties"],
            [FormType.Array] = ["items", "minItems", "maxItems"],
            [FormType.String] = ["enum", "x-labels", "pattern", "format", "minLength", "maxLength", "examples"],
            [FormType.Integer] = ["minimum", "maximum"],
            [FormType.Number] = ["minimum", "maximum"],
            [FormType.Boolean] = ["const"],
        }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Concat(Common).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>What may stand at the top, too.</summary>
    public static readonly string[] RootKeywords = ["$schema", "$id", "x-sections", "x-procedure"];
}
