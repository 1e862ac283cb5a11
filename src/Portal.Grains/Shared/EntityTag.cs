using System.Globalization;

namespace Portal.Grains.Shared;

/// <summary>Revisions as HTTP has them: an ETag goes out and comes back in If-Match.</summary>
public static class EntityTag
{
    /// <summary>The tag of a revision.</summary>
    public static string Of(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");
}
