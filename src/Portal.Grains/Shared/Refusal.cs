using System.Collections.Immutable;

namespace Portal.Grains.Shared;

/// <summary>
/// A "no" of the domain: a value with a stable code, never an exception. The code finds its HTTP status and its texts
/// in the catalogue of refusals (<c>docs/errors.md</c>).
/// </summary>
/// <param name="Code">Stable code <c>noun.reason</c>, such as <c>dossier.second_supplement</c>.</param>
/// <param name="Arguments">Values for the placeholders of the texts, in their order; no personal data.</param>
/// <param name="Fields">What is wrong field by field, when the refusal is about input.</param>
[GenerateSerializer, Immutable, Alias("portal.refusal")]
public sealed record Refusal(
    [property: Id(0)] string Code,
    [property: Id(1)] ImmutableArray<string> Arguments,
    [property: Id(2)] ImmutableArray<FieldError> Fields)
{
    /// <summary>A refusal with its code and the values for its texts.</summary>
    public static Refusal Of(string code, params ReadOnlySpan<string> arguments) => new(code, [.. arguments], []);
}
