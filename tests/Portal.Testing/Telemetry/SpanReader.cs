using System.Text;

namespace Portal.Testing.Telemetry;

/// <summary>Reads as much of OTLP (<c>opentelemetry/proto/trace/v1/trace.proto</c>) as <see cref="Span"/> has.</summary>
internal static class SpanReader
{
    /// <summary>The spans of an <c>ExportTraceServiceRequest</c>.</summary>
    public static IEnumerable<Span> Read(byte[] request) =>
        from resourceSpans in Parts(request, 1)
        let process = Parts(resourceSpans, 1).SelectMany(resource => Parts(resource, 1)).Select(Attribute)
            .FirstOrDefault(one => one.Name == "service.instance.id").Value
        from scopeSpans in Parts(resourceSpans, 2)
        let source = Parts(scopeSpans, 1).Select(scope => Text(scope, 1)).FirstOrDefault("")
        from span in Parts(scopeSpans, 2)
        select new Span(Hex(span, 1), Hex(span, 2), Hex(span, 4), source, Text(span, 5), process ?? "");

    private static (string Name, string Value) Attribute(ReadOnlyMemory<byte> pair) =>
        (Text(pair, 1), Parts(pair, 2).Select(value => Text(value, 1)).FirstOrDefault(""));

    private static string Text(ReadOnlyMemory<byte> message, int field) =>
        Parts(message, field).Select(text => Encoding.UTF8.GetString(text.Span)).FirstOrDefault("");

    private static string Hex(ReadOnlyMemory<byte> message, int field) =>
        Parts(message, field).Select(id => Convert.ToHexStringLower(id.Span)).FirstOrDefault("");

    /// <summary>The values of a field that have a length: texts, bytes and messages.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> message, int field)
    {
        while (!message.IsEmpty)
        {
            var key = Number(ref message);
            var length = (key & 7) switch
            {
                0 => 0,
                1 => sizeof(ulong),
                2 => (int)Number(ref message),
                5 => sizeof(uint),
                var kind => throw new FormatException($"A field of kind {kind} is not known."),
            };
            if ((key & 7) == 0)
                Number(ref message);
            else if ((key & 7) == 2 && key >> 3 == (ulong)field)
                yield return message[..length];
            message = message[length..];
        }
    }

    private static ulong Number(ref ReadOnlyMemory<byte> message)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message.Span[0];
            message = message[1..];
            number |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return number;
        }
    }
}
