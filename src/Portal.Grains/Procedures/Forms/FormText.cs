using System.Buffers;
using System.Text;
using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>What a field says about a text.</summary>
internal static class FormText
{
    // Blank, line feed, carriage return and tab are text; the other controls never come from a keyboard.
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, .. Enumerable.Range(14, 18).Select(value => (byte)value), 127]);

    /// <summary>How to say what is wrong with a text (UTF-8) in a field; null when nothing is.</summary>
    /// <param name="node">The field.</param>
    /// <param name="partial">It is that of a draft: what is not there yet is no fault.</param>
    public static Func<string, FormNode, FieldError>? Fault(FormNode node, ReadOnlySpan<byte> text, bool partial)
    {
        if (text.Length > node.MaxLength && Characters(text) > node.MaxLength)
            return FormErrors.TooLong;

        if (text.ContainsAny(Controls))
            return static (pointer, _) => FormErrors.ControlCharacter(pointer);

        // An empty text is a field left open: Required has said what there is to say.
        if (partial || text.IsEmpty)
            return null;

        if (node.MinLength > 0 && Characters(text) < node.MinLength)
            return FormErrors.TooShort;

        if (node.Format != FormFormat.None && !FormFormats.Fits(node.Format, text))
            return static (pointer, node) => FormErrors.Format(pointer, node.Format);

        if (!node.Utf8Options.IsEmpty && !IsChoice(node, text))
            return FormErrors.Choice;

        return node.Expression is null || Matches(node, text) ? null : FormErrors.Pattern;
    }

    private static bool IsChoice(FormNode node, ReadOnlySpan<byte> text)
    {
        foreach (var option in node.Utf8Options)
        {
            if (text.SequenceEqual(option))
                return true;
        }

        return false;
    }

    private static bool Matches(FormNode node, ReadOnlySpan<byte> text)
    {
        Span<char> buffer = stackalloc char[256];
        var characters = text.Length <= buffer.Length ? buffer : new char[text.Length];
        return node.Expression!.IsMatch(characters[..Encoding.UTF8.GetChars(text, characters)]);
    }

    /// <summary>Characters as JSON Schema counts them: code points.</summary>
    private static int Characters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var value in text)
        {
            if ((value & 0xC0) != 0x80)
                count++;
        }

        return count;
    }
}
