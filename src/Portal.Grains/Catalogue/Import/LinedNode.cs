using System.Text.Json;

namespace Portal.Grains.Catalogue.Import;

/// <summary>A JSON value that knows the line it stands on, so that errors of an import can name it.</summary>
internal sealed class LinedNode(JsonValueKind kind, int line, string? text, Range bytes)
{
    private readonly List<(string Name, LinedNode Value)> members = [];
    private HashSet<string>? names;

    public JsonValueKind Kind { get; } = kind;

    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Text of a string or number.</summary>
    public string? Text { get; } = text;

    /// <summary>Where the value stands in the file.</summary>
    public Range Bytes { get; internal set; } = bytes;

    /// <summary>Members of an object, elements of an array (with empty names), in the order of the file.</summary>
    public IReadOnlyList<(string Name, LinedNode Value)> Members => members;

    /// <summary>The member of this name, or <see langword="null"/> when it is missing or null.</summary>
    public LinedNode? this[string name]
    {
        get
        {
            foreach (var (member, value) in members)
            {
                if (member == name)
                    return value.Kind == JsonValueKind.Null ? null : value;
            }

            return null;
        }
    }

    internal bool Add(string name, LinedNode value)
    {
        if (Kind == JsonValueKind.Object && !(names ??= new(StringComparer.Ordinal)).Add(name))
            return false;

        members.Add((name, value));
        return true;
    }
}
