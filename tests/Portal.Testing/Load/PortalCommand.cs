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

    /// <summary>What it begins or changes.</summary>
    public Thing Thing => Path.Contains("/petitions", StringComparison.Ordinal) ? Thing.Petition
        : Path.Contains("/mandates", StringComparison.Ordinal) ? Thing.Mandate
        : Thing.Dossier;
}

/// <summary>What commands are about. Mandates have no entity tag: whoever ends one need not have seen it.</summary>
internal enum Thing
{
    Dossier,
    Petition,
    Mandate,
}

/// <summary>An answer, whatever it says.</summary>
internal sealed record PortalAnswer(int Status, string? ETag, string? Location, byte[] Body)
{
    public bool SameAs(PortalAnswer other) =>
        (Status, ETag, Location) == (other.Status, other.ETag, other.Location) && Body.AsSpan().SequenceEqual(other.Body);
}

/// <summary>A command and the success that its sender was told of.</summary>
/// <param name="Command">The command.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Id">Of the dossier, petition or mandate.</param>
/// <param name="Revision">Its revision after the command.</param>
internal sealed record Acknowledgement(PortalCommand Command, PortalAnswer Answer, string Id, int Revision)
{
    public int Status => Answer.Status;

    public string? ETag => Answer.ETag;

    public string? Location => Answer.Location;

    public byte[] Body => Answer.Body;

    public override string ToString() => $"{Command.Key} {Command.Path} -> {Status} {ETag} of {Id}";
}
