using Microsoft.IdentityModel.Tokens;

namespace Portal.Api.Authentication;

/// <summary>A token may be good: the issuer that could say so is out of reach.</summary>
internal sealed class IssuerAwayException(Exception reason)
    : SecurityTokenException("The issuer of tokens is out of reach.", reason);
