using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.Api.Authentication;

namespace Portal.Api.Dev;

/// <summary>Hands out tokens to made-up people. Development only; its key lives as long as the process.</summary>
internal sealed class DevIssuer(TimeProvider time) : IDisposable
{
    public const string Name = "portal-development";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public SecurityKey Key => new ECDsaSecurityKey(key);

    public string Issue(Persona persona, TimeSpan lifetime)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            [PortalClaims.Subject] = persona.Subject,
            [PortalClaims.Role] = persona.Role,
            [PortalClaims.Assurance] = persona.Assurance.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (persona.Agency is { } agency)
            claims[PortalClaims.Agency] = agency;

        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = "portal",
            NotBefore = now,
            IssuedAt = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    public void Dispose() => key.Dispose();
}
