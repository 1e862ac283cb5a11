using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Portal.Grains.Procedures.Forms;

/// <summary>Where the validator stands; becomes a JSON Pointer only when there is something to report.</summary>
internal struct FormPath(string prefix)
{
    private Segments segments;
    private int depth;

    public void Enter(string name) => segments[depth++] = new Segment(name, 0);

    public void Enter(int index) => segments[depth++] = new Segment(null, index);

    public void Leave() => depth--;

    public readonly string Pointer()
    {
        if (depth == 0)
            return prefix;

        var pointer = new StringBuilder(prefix);
        for (var i = 0; i < depth; i++)
        {
            pointer.Append('/');
            if (segments[i].Name is { } name)
                pointer.Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            else
                pointer.Append(CultureInfo.InvariantCulture, $"{segments[i].Index}");
        }

        return pointer.ToString();
    }

    private readonly record struct Segment(string? Name, int Index);

    [InlineArray(FormValidator.MaxDepth + 2)]
    private struct Segments
    {
        private Segment first;
    }
}
