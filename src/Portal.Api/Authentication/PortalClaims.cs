namespace Portal.Api.Authentication;

/// <summary>The claims that the portal reads from an access token.</summary>
internal static class PortalClaims
{
    /// <summary>Opaque id of the person or system.</summary>
    public const string Subject = "sub";

    /// <summary>One of the portal's roles.</summary>
    public const string Role = "role";

    /// <summary>Code of the officer's agency.</summary>
    public const string Agency = "agency";

    /// <summary>Assurance level of the identity: 1, 2 or 3.</summary>
    public const string Assurance = "assurance";
}
