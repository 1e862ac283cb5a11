namespace Portal.Grains.Shared;

/// <summary>One thing that is wrong with one field of the input.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) to the field, such as <c>/form/child/birthDate</c>.</param>
/// <param name="Code">Stable code, such as <c>form.required</c>.</param>
/// <param name="Message">What is wrong and what to do, in both languages.</param>
[GenerateSerializer, Immutable, Alias("portal.field-error")]
public sealed record FieldError(
    [property: Id(0)] string Pointer,
    [property: Id(1)] string Code,
    [property: Id(2)] LocalizedText Message);
