using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>The id of a petition: a version-7 UUID, made by the portal when the petition is sent.</summary>
/// <param name="Value">The UUID.</param>
[GenerateSerializer, Immutable, Alias("portal.petition-key")]
public readonly record struct PetitionKey([property: Id(0)] Guid Value)
{
    /// <summary>A new id; sorts by time of creation.</summary>
    public static PetitionKey New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>Reads an id as it stands in addresses.</summary>
    /// <returns>False when the text is not an id of a petition.</returns>
    public static bool TryParse(string? text, out PetitionKey key)
    {
        var parsed = PortalId.TryParse(text, out var id);
        key = new PetitionKey(id);
        return parsed;
    }

    /// <summary>The id as it stands in addresses and as grain key.</summary>
    public override string ToString() => Value.ToString("D");
}
