using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;
using Portal.Api.Dev;

namespace Portal.Api.Authentication;

/// <summary>Sign-in by JWT bearer: from a configured OpenID issuer, or in Development from the built-in one.</summary>
internal static class AuthenticationSetup
{
    /// <summary>Requests wait for the issuer when its keys are not known yet.</summary>
    private static readonly TimeSpan IssuerPatience = TimeSpan.FromSeconds(5);

    public static void AddPortalAuthentication(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(PortalAuthenticationOptions.SectionName)
            .Get<PortalAuthenticationOptions>() ?? new PortalAuthenticationOptions();
        var development = builder.Environment.IsDevelopment();
        var useDevIssuer = options.DevelopmentIssuer ?? (development && options.Issuer is null);

        if (useDevIssuer && !development)
        {
            throw new InvalidOperationException(
                "Authentication:DevelopmentIssuer hands out tokens to anybody and is for the Development environment only. "
                + "Remove it and set Authentication:Issuer to your OpenID issuer.");
        }

        if (!useDevIssuer && options.Issuer is null)
        {
            throw new InvalidOperationException(
                "No sign-in is configured. Set Authentication:Issuer to your OpenID issuer, "
                + "or run in the Development environment to use the built-in personas.");
        }

        if (useDevIssuer)
        {
            builder.Services.AddSingleton<DevIssuer>();
            builder.Services.AddSingleton<SimulatedClock>();
            builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<SimulatedClock>());
        }
        else
        {
            builder.Services.AddSingleton(TimeProvider.System);
        }

        // Bearer tokens need no protected data; without this, keys that nobody uses would be written to disk.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IServiceProvider, TimeProvider>((bearer, services, time) =>
                Configure(bearer, options, services.GetService<DevIssuer>(), time));
    }

    private static void Configure(
        JwtBearerOptions bearer,
        PortalAuthenticationOptions options,
        DevIssuer? devIssuer,
        TimeProvider time)
    {
        bearer.MapInboundClaims = false;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(new RememberingTokenHandler(time));
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = options.Audience,
            NameClaimType = PortalClaims.Subject,
            RoleClaimType = PortalClaims.Role,
            ValidAlgorithms = ["ES256", "RS256", "PS256"],
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires, time.GetUtcNow().UtcDateTime),
        };

        if (devIssuer is null)
        {
            bearer.Authority = options.Issuer;
            bearer.BackchannelTimeout = IssuerPatience;
            // Keys come from the address that is configured, wherever its host would send on to.
            bearer.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
            bearer.Events = IssuerEvents.Create();
            return;
        }

        bearer.Events = PageSession.Events;
        bearer.TokenValidationParameters.ValidIssuer = DevIssuer.Name;
        bearer.TokenValidationParameters.IssuerSigningKey = devIssuer.Key;
    }

    private static bool IsAlive(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is { } end && now < end.AddSeconds(30) && (notBefore is not { } start || now > start.AddSeconds(-30));
}
