namespace Portal.Load.Http;

/// <summary>Sends one template again and again and wants one status.</summary>
internal sealed class TemplateSource(RequestTemplate template, Serial serial, int expected) : IRequestSource
{
    public int Next(Span<byte> buffer) => template.Write(buffer, serial.Next());

    public bool Accept(int status, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body) => status == expected;
}
