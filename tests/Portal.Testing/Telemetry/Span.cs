namespace Portal.Testing.Telemetry;

/// <summary>What a process told a collector about one step of a trace.</summary>
/// <param name="Trace">Id of the trace, in hexadecimal digits.</param>
/// <param name="Id">Its own id.</param>
/// <param name="Parent">Id of the step that it is part of; empty for the first one.</param>
/// <param name="Source">Who made it, such as <c>Npgsql</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Process">The process that told: <c>service.instance.id</c>.</param>
internal sealed record Span(string Trace, string Id, string Parent, string Source, string Name, string Process)
{
    /// <summary>The steps that led here, the outermost that is known first.</summary>
    public IReadOnlyList<Span> PathFrom(IReadOnlyDictionary<string, Span> all)
    {
        var path = new List<Span> { this };
        while (all.TryGetValue(path[0].Parent, out var parent))
            path.Insert(0, parent);
        return path;
    }
}
