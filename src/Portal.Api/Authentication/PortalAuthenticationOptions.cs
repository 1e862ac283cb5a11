namespace Portal.Api.Authentication;

/// <summary>Where access tokens come from (section <c>Authentication</c> of the configuration).</summary>
public sealed class PortalAuthenticationOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "Authentication";

    /// <summary>Address of the OpenID issuer (VNeID or an agency's own), or <see langword="null"/> for none.</summary>
    public string? Issuer { get; set; }

    /// <summary>Audience that tokens must name.</summary>
    public string Audience { get; set; } = "portal";

    /// <summary>
    /// Turns on the built-in issuer with named personas; <see langword="null"/> = on in Development when no issuer is
    /// configured. The process refuses to start with it in any other environment.
    /// </summary>
    public bool? DevelopmentIssuer { get; set; }
}
