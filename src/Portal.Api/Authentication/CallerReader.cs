using System.Security.Claims;
using Portal.Grains.Shared;

namespace Portal.Api.Authentication;

/// <summary>Who asks, from the access token.</summary>
internal static class CallerReader
{
    private static readonly Dictionary<string, Role> RoleByName =
        Enum.GetValues<Role>().ToDictionary(Caller.RoleName, StringComparer.Ordinal);

    /// <summary>The caller, or <see langword="null"/> when the token carries no subject or no known role.</summary>
    public static Caller? Read(ClaimsPrincipal principal)
    {
        if (principal.FindFirst(PortalClaims.Subject)?.Value is not { Length: > 0 and <= 100 } subject
            || subject.Any(char.IsControl)
            || principal.FindFirst(PortalClaims.Role)?.Value is not { } name
            || !RoleByName.TryGetValue(name, out var role))
            return null;

        var assurance = principal.FindFirst(PortalClaims.Assurance)?.Value switch
        {
            "3" => Assurance.Verified,
            "2" => Assurance.Substantial,
            _ => Assurance.Low,
        };
        return new Caller(subject, role, principal.FindFirst(PortalClaims.Agency)?.Value, assurance);
    }
}
