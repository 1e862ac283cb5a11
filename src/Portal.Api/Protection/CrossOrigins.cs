using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Portal.Api.Protection;

/// <summary>Other web sites: none, unless each one is named. Cookies are never part of it; a caller shows a token.</summary>
internal static class CrossOrigins
{
    /// <summary>What browsers may send: what the API document names, and nothing with a wildcard.</summary>
    private static readonly string[] Headers =
    [
        "Accept-Language", "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID",
        "Tus-Resumable", "Upload-Length", "Upload-Metadata", "Upload-Offset",
    ];

    private static readonly string[] Readable =
    [
        "Content-Disposition", "Document-Hash", "ETag", "Location", "Retry-After", "Tus-Resumable", "Tus-Version",
        "Upload-Expires", "Upload-Offset",
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <exception cref="InvalidOperationException">Something that is no origin is configured.</exception>
    public static void AddCrossOrigins(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(CrossOriginOptions.SectionName).Get<CrossOriginOptions>()
            ?? new CrossOriginOptions();
        foreach (var origin in options.Origins.Where(origin => !IsOrigin(origin, builder.Environment.IsDevelopment())))
        {
            throw new InvalidOperationException(
                $"CrossOrigin:Origins holds '{origin}'. Name each site as https://host or https://host:port; there is no wildcard.");
        }

        builder.Services.AddSingleton(options);
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.Origins])
            .WithMethods(Methods)
            .WithHeaders(Headers)
            .WithExposedHeaders(Readable)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
    }

    /// <summary>Without configured origins there is nothing in the way of a request.</summary>
    public static void UseCrossOrigins(this WebApplication app)
    {
        if (app.Services.GetRequiredService<CrossOriginOptions>().Origins.Count > 0)
            app.UseCors();
    }

    private static bool IsOrigin(string text, bool mayBePlain) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (mayBePlain && address.Scheme == Uri.UriSchemeHttp))
        && address.GetLeftPart(UriPartial.Authority) == text
        && !text.Contains('*', StringComparison.Ordinal);
}
