using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Api.Authentication;

/// <summary>
/// Remembers for a short while that a token's signature was good: checking it costs more than all else of a small
/// request. The lifetime is checked every time; a remembered token is forgotten after a minute, so that a withdrawn
/// signing key is noticed.
/// </summary>
internal sealed class RememberingTokenHandler(TimeProvider time) : JsonWebTokenHandler
{
    private const int MostTokens = 50_000;

    private static readonly string[] ForClient = ["nonce", "at_hash", "c_hash"];

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (TokenValidationResult Result, DateTimeOffset Until)> good =
        new(StringComparer.Ordinal);

    private readonly IssuerReach issuer = new(time);

    public override async Task<TokenValidationResult> ValidateTokenAsync(
        string token,
        TokenValidationParameters validationParameters)
    {
        var now = time.GetUtcNow();
        if (good.TryGetValue(token, out var known) && now < known.Until && now.UtcDateTime < known.Result.SecurityToken.ValidTo)
            return known.Result;

        // What is no token is refused without asking anybody.
        if (CanReadToken(token) && validationParameters.ConfigurationManager is { } manager
            && await issuer.AskAsync(manager) is { } away)
        {
            return new TokenValidationResult { IsValid = false, Exception = new IssuerAwayException(away) };
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid)
            return result;
        if (IsForClient((JsonWebToken)result.SecurityToken))
        {
            return new TokenValidationResult
            {
                IsValid = false, Exception = new SecurityTokenInvalidTypeException("An ID token, which opens nothing."),
            };
        }

        if (good.Count >= MostTokens)
            good.Clear();
        good[token] = (result, now + Remembered);
        return result;
    }

    /// <summary>
    /// An ID token tells the client who has signed in, and may name the same audience: told by what only it has (OpenID Connect
    /// Core 1.0, sections 2 and 3.3.2.11), or by how some issuers name its type.
    /// </summary>
    private static bool IsForClient(JsonWebToken token) =>
        ForClient.Any(claim => token.TryGetPayloadValue<object>(claim, out _))
        || (token.TryGetPayloadValue<string>("typ", out var type) && type == "ID");
}
