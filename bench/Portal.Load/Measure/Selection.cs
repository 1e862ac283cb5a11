namespace Portal.Load.Measure;

/// <summary>
/// Which figures are asked for by <c>--only</c>: all; a family (<c>floor</c>, but not <c>floor_batched</c>); or those
/// that begin with a name that has a dot.
/// </summary>
internal sealed class Selection(string? prefix)
{
    public bool Wants(string figure) => prefix is null
        || figure.StartsWith(prefix.Contains('.', StringComparison.Ordinal) ? prefix : $"{prefix}.", StringComparison.Ordinal);

    /// <summary>Whether figures that take minutes are asked for by the beginning of their own name, and not with all others.</summary>
    public bool Names(string figures) => prefix?.StartsWith(figures, StringComparison.Ordinal) == true;

    public bool WantsAny(IEnumerable<string> figures) => figures.Any(Wants);
}
