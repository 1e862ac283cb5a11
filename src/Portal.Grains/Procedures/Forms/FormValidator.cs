using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>
/// Checks filled-in forms against their schema in one pass over the bytes; the same for the API, the pages and the
/// drafts. Without errors nothing is allocated but the reader's few words.
/// </summary>
public static class FormValidator
{
    /// <summary>Greatest size of a form in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Greatest depth of nesting.</summary>
    public const int MaxDepth = 8;

    /// <summary>How many errors are listed at most.</summary>
    public const int MaxErrors = 50;

    /// <summary>Checks a form.</summary>
    /// <param name="schema">The form's schema.</param>
    /// <param name="utf8Json">The filled-in form, JSON in UTF-8.</param>
    /// <param name="partial">
    /// A draft: fields may be missing or half written, so only what can never become right is refused (broken text,
    /// unknown and repeated fields, wrong types, texts and lists too long).
    /// </param>
    /// <param name="pointer">JSON Pointer of the form in the request, put before every pointer.</param>
    /// <returns>What is wrong, in the order of the form; empty when it is right.</returns>
    public static ImmutableArray<FieldError> Validate(
        FormSchema schema, ReadOnlyMemory<byte> utf8Json, bool partial = false, string pointer = "") =>
        Validate(schema, utf8Json.Span, partial, pointer);

    /// <inheritdoc cref="Validate(FormSchema, ReadOnlyMemory{byte}, bool, string)"/>
    public static ImmutableArray<FieldError> Validate(
        FormSchema schema, JsonElement json, bool partial = false, string pointer = "") =>
        Validate(schema, JsonMarshal.GetRawUtf8Value(json), partial, pointer);

    /// <inheritdoc cref="Validate(FormSchema, ReadOnlyMemory{byte}, bool, string)"/>
    public static ImmutableArray<FieldError> Validate(
        FormSchema schema, ReadOnlySpan<byte> utf8Json, bool partial = false, string pointer = "")
    {
        if (utf8Json.Length > MaxBytes)
            return [FormErrors.TooLarge(pointer)];

        return Utf8.IsValid(utf8Json)
            ? new FormWalk(utf8Json, partial, pointer).Run(schema.Root)
            : [FormErrors.BrokenText(pointer)];
    }
}
