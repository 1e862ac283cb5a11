namespace Portal.Grains.Journal;

/// <summary>An event on its way into the journal.</summary>
/// <param name="At">When it happened, whole milliseconds.</param>
/// <param name="Actor">Who did it: an opaque subject id with role, never a name or personal number.</param>
/// <param name="Type">Stable type name, such as <c>dossier.accepted</c>.</param>
/// <param name="Body">The event as JSON, UTF-8; exactly these bytes are hashed and stored.</param>
internal readonly record struct NewEvent(DateTimeOffset At, string Actor, string Type, ReadOnlyMemory<byte> Body);
