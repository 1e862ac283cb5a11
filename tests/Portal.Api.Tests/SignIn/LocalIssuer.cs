using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Api.Tests.SignIn;

/// <summary>An OpenID issuer of its own: metadata and one public key over HTTP, and tokens as wrong as a test needs them.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    private const string KeyId = "key-1";

    private readonly RSA rsa = RSA.Create(2048);
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly WebApplication app;
    private int asked;

    private LocalIssuer(WebApplication app)
    {
        this.app = app;
        app.Use((HttpContext context, RequestDelegate next) =>
        {
            Interlocked.Increment(ref asked);
            if (SendsOnTo is { } other)
            {
                context.Response.Redirect(other + context.Request.Path);
                return Task.CompletedTask;
            }

            if (!IsAway)
                return next(context);

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(
            $$"""{"issuer":"{{Address}}","jwks_uri":"{{Address}}/jwks","response_types_supported":["code"]}""", "application/json"));
        app.MapGet("/jwks", () => Results.Text($$"""{"keys":[{{PublicKey}}]}""", "application/json"));
    }

    public string Address { get; private set; } = "";

    /// <summary>Whether it answers nobody.</summary>
    public bool IsAway { get; set; }

    /// <summary>Where it sends everybody who asks; null: nowhere.</summary>
    public string? SendsOnTo { get; set; }

    /// <summary>How often it was asked for something.</summary>
    public int Asked => Volatile.Read(ref asked);

    private SigningCredentials Right => new(new RsaSecurityKey(rsa) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256);

    private string PublicKey
    {
        get
        {
            var key = rsa.ExportParameters(false);
            return $$"""
                {"kty":"RSA","use":"sig","alg":"RS256","kid":"{{KeyId}}",
                 "n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"}
                """;
        }
    }

    public static async Task<LocalIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new LocalIssuer(builder.Build());
        await issuer.app.StartAsync();
        issuer.Address = issuer.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return issuer;
    }

    /// <summary>A token that is right but for what is changed.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "portal",
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddMinutes(10),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "a-citizen",
                ["role"] = "citizen",
                ["assurance"] = "3",
            },
            SigningCredentials = Right,
        };
        change?.Invoke(descriptor);
        return handler.CreateToken(descriptor);
    }

    /// <summary>Signed with a key that only claims to be the issuer's.</summary>
    public string Forged()
    {
        using var other = RSA.Create(2048);
        return Token(token => token.SigningCredentials =
            new SigningCredentials(new RsaSecurityKey(other.ExportParameters(true)) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256));
    }

    /// <summary>Signed with the public key as if it were a shared secret: the classic confusion of algorithms.</summary>
    public string SignedWithPublicKey() => Token(token => token.SigningCredentials = new SigningCredentials(
        new SymmetricSecurityKey(Encoding.UTF8.GetBytes(rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = KeyId },
        SecurityAlgorithms.HmacSha256));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }
}
