namespace Portal.Testing.Load;

/// <summary>A request that changes something, exactly as it is sent again until it is answered.</summary>
/// <param name="Persona">Persona of the development issuer.</param>
/// <param name="Subject">Who sends it.</param>
/// <param name="Key">Idempotency-Key.</param>
/// <param name="Path">Path.</param>
/// <param name="IfMatch">Entity tag that the sender has seen.</param>
/// <param name="Json">Body.</param>
internal sealed record PortalCommand(
    string Persona, string Subject, string Key, string Path, string? IfMatch, string Json)
{
    /// <summary>POST unless said otherwise.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>Agency of the officer; that of the client unless said otherwise.</summary>
    public string? Agency { get; init; }
}

/// <summary>An answer, whatever it says.</summary>
internal sealed record PortalAnswer(int Status, string? ETag, string? Location, byte[] Body)
{
    public bool SameAs(PortalAnswer other) =>
        (Status, ETag, Location) == (other.Status, other.ETag, other.Location) && Body.AsSpan().SequenceEqual(other.Body);
}

/// <summary>A command and the success that its sender was told of.</summary>
internal sealed record Acknowledgement(PortalCommand Command, PortalAnswer Answer, string Dossier, int Revision)
{
    public int Status => Answer.Status;

    public string? ETag => Answer.ETag;

    public string? Location => Answer.Location;

    public byte[] Body => Answer.Body;

    public override string ToString() => $"{Command.Key} {Command.Path} -> {Status} {ETag} of {Dossier}";
}
