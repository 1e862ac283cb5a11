namespace Portal.Grains.Shared;

/// <summary>Ids of dossiers, petitions, mandates and uploads as they stand in addresses.</summary>
public static class PortalId
{
    /// <summary>Reads an id: one id, one text (but for the case of letters).</summary>
    /// <returns>False when the text is none; the id is empty then.</returns>
    public static bool TryParse(string? text, out Guid id)
    {
        // The parser of the platform also takes blanks, signs and "0x".
        if (Guid.TryParseExact(text, "D", out id) && string.Equals(id.ToString("D"), text, StringComparison.OrdinalIgnoreCase))
            return true;

        id = Guid.Empty;
        return false;
    }
}
