using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>
/// The id of a dossier: a version-7 UUID, made by the portal when the draft or the dossier is created. The number that
/// people use (<see cref="DossierNumber"/>) exists only from the submission on.
/// </summary>
/// <param name="Value">The UUID.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier-key")]
public readonly record struct DossierKey([property: Id(0)] Guid Value)
{
    /// <summary>A new id; sorts by time of creation.</summary>
    public static DossierKey New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>Reads an id as it stands in addresses.</summary>
    /// <returns>False when the text is not an id of a dossier.</returns>
    public static bool TryParse(string? text, out DossierKey key)
    {
        var parsed = PortalId.TryParse(text, out var id);
        key = new DossierKey(id);
        return parsed;
    }

    /// <summary>The id as it stands in addresses and as grain key.</summary>
    public override string ToString() => Value.ToString("D");
}
