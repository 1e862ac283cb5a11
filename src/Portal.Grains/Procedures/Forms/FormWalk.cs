using System.Collections.Immutable;
using System.Text.Json;
using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>One walk of the validator through one form.</summary>
internal ref struct FormWalk
{
    // An unknown name is repeated in the answer up to this length.
    private const int MaxName = 100;

    private readonly bool partial;
    private readonly string pointer;
    private Utf8JsonReader reader;
    private FormPath path;
    private List<FieldError>? errors;

    public FormWalk(ReadOnlySpan<byte> json, bool partial, string pointer)
    {
        this.partial = partial;
        this.pointer = pointer;

        // Depth is judged here and not by the reader, which could not tell it from broken JSON.
        reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = FormValidator.MaxBytes });
        path = new FormPath(pointer);
    }

    public ImmutableArray<FieldError> Run(FormNode root)
    {
        try
        {
            reader.Read();
            if (Value(root))
                reader.Read();
        }
        catch (JsonException)
        {
            // The reader's only way to say that these bytes are no JSON.
            return [FormErrors.NoJson(pointer)];
        }

        return errors is null ? [] : [.. errors];
    }

    /// <summary>Checks the value the reader stands on; false stops the walk.</summary>
    private bool Value(FormNode node) => (node.Type, reader.TokenType) switch
    {
        (FormType.Object, JsonTokenType.StartObject) => Object(node),
        (FormType.Array, JsonTokenType.StartArray) => Array(node),
        (FormType.String, JsonTokenType.String) => Text(node),
        (FormType.Integer or FormType.Number, JsonTokenType.Number) => Number(node),
        (FormType.Boolean, JsonTokenType.True) => true,
        (FormType.Boolean, JsonTokenType.False) =>
            partial || !node.MustBeTrue || Refuse(FormErrors.MustBeTrue(path.Pointer())),
        _ => Refuse(FormErrors.Type(path.Pointer(), node.Type)) && Skip(),
    };

    private bool Object(FormNode node)
    {
        var seen = 0UL;
        var filled = 0UL;
        var next = 0;
        HashSet<string>? unknown = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var index = HasName() ? Find(node, ref next) : -1;
            if (index < 0)
            {
                if (!UnknownField(ref unknown))
                    return false;

                continue;
            }

            var property = node.Properties[index];
            path.Enter(property.Name);
            var bit = 1UL << index;
            if ((seen & bit) != 0 && !Refuse(FormErrors.Duplicate(path.Pointer())))
                return false;

            seen |= bit;
            reader.Read();
            if (!property.Required || partial || !IsBlank())
                filled |= bit;

            if (!Value(property))
                return false;

            path.Leave();
        }

        return partial || (node.RequiredMask & ~filled) == 0 || Missing(node, node.RequiredMask & ~filled);
    }

    /// <summary>Fields mostly come in the order of the schema: look there first.</summary>
    private readonly int Find(FormNode node, ref int next)
    {
        var properties = node.Properties;
        for (var i = 0; i < properties.Length; i++)
        {
            var index = next + i;
            if (index >= properties.Length)
                index -= properties.Length;

            if (reader.ValueTextEquals(properties[index].Utf8Name))
            {
                next = index + 1;
                return index;
            }
        }

        return -1;
    }

    /// <summary>Whether the name is text: an escape such as "\ud800" is JSON by grammar, but half a character.</summary>
    private readonly bool HasName()
    {
        if (!reader.ValueIsEscaped)
            return true;

        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private bool UnknownField(ref HashSet<string>? unknown)
    {
        if (!HasName())
            return Refuse(FormErrors.BrokenText(path.Pointer())) && reader.Read() && Skip();

        var name = reader.GetString()!;
        path.Enter(name.Length <= MaxName ? name : name[..(char.IsHighSurrogate(name[MaxName - 1]) ? MaxName - 1 : MaxName)]);
        unknown ??= new HashSet<string>(StringComparer.Ordinal);
        var error = unknown.Add(name) ? FormErrors.Unknown(path.Pointer()) : FormErrors.Duplicate(path.Pointer());
        if (!Refuse(error) || !reader.Read() || !Skip())
            return false;

        path.Leave();
        return true;
    }

    private bool Missing(FormNode node, ulong missing)
    {
        for (var i = 0; i < node.Properties.Length; i++)
        {
            if ((missing & (1UL << i)) == 0)
                continue;

            path.Enter(node.Properties[i].Name);
            if (!Refuse(FormErrors.Required(path.Pointer())))
                return false;

            path.Leave();
        }

        return true;
    }

    private bool Array(FormNode node)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            path.Enter(count);
            count++;
            if (count == node.MaxLength + 1 && !RefuseAbove(FormErrors.TooMany, node))
                return false;

            // A reader of the schema guarantees the kind of the elements of a list.
            if (count > node.MaxLength ? !Skip() : !Value(node.Items!))
                return false;

            path.Leave();
        }

        return partial || count >= node.MinLength || Refuse(FormErrors.TooFew(path.Pointer(), node));
    }

    private bool RefuseAbove(Func<string, FormNode, FieldError> error, FormNode node)
    {
        path.Leave();
        var goOn = Refuse(error(path.Pointer(), node));
        path.Enter(node.MaxLength);
        return goOn;
    }

    private bool Number(FormNode node)
    {
        if (!reader.TryGetDecimal(out var value) || (node.Type == FormType.Integer && !decimal.IsInteger(value)))
            return Refuse(FormErrors.Type(path.Pointer(), node.Type));

        if (partial)
            return true;

        if (value < node.Minimum)
            return Refuse(FormErrors.TooSmall(path.Pointer(), node));

        return !(value > node.Maximum) || Refuse(FormErrors.TooGreat(path.Pointer(), node));
    }

    private bool Text(FormNode node)
    {
        if (!reader.ValueIsEscaped)
            return Text(node, reader.ValueSpan);

        var buffer = new byte[reader.ValueSpan.Length];
        int length;
        try
        {
            length = reader.CopyString(buffer);
        }
        catch (InvalidOperationException)
        {
            return Refuse(FormErrors.BrokenText(path.Pointer()));
        }

        return Text(node, buffer.AsSpan(0, length));
    }

    private bool Text(FormNode node, ReadOnlySpan<byte> text) =>
        FormText.Fault(node, text, partial) is not { } fault || Refuse(fault(path.Pointer(), node));

    private readonly bool IsBlank() =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    /// <summary>Passes over a value that no rule is for.</summary>
    private bool Skip()
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return true;

        var depth = reader.CurrentDepth;
        do
        {
            if (reader.CurrentDepth >= FormValidator.MaxDepth && reader.TokenType
                is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                Refuse(FormErrors.TooDeep(path.Pointer()));
                return false;
            }

            reader.Read();
        }
        while (reader.CurrentDepth > depth);

        return true;
    }

    private bool Refuse(FieldError error)
    {
        errors ??= [];
        errors.Add(error);
        return errors.Count < FormValidator.MaxErrors;
    }
}
