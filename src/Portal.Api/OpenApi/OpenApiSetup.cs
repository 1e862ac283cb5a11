using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Portal.Api.Protection;
using Portal.Grains.Shared;

namespace Portal.Api.OpenApi;

/// <summary>The API document, and its page at <c>/swagger</c>.</summary>
internal static class OpenApiSetup
{
    public const string Version = "v1";

    public static void AddPortalOpenApi(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Version, new OpenApiInfo
            {
                Title = "Portal",
                Version = Version,
                Description = "Public services online: dossiers, procedures, agencies and their figures.",
            });
            options.CustomSchemaIds(SchemaNames.Of);
            options.CustomOperationIds(description =>
                description.ActionDescriptor.EndpointMetadata.OfType<Microsoft.AspNetCore.Routing.IEndpointNameMetadata>()
                    .FirstOrDefault()?.EndpointName);
            options.MapType<RawJson>(() => new OpenApiSchema { Type = JsonSchemaType.Object });
            options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "Access token of the configured OpenID issuer.",
            });
            options.OperationFilter<CommandOperationFilter>();
            options.OperationFilter<RequestExampleFilter>();
            options.SupportNonNullableReferenceTypes();
        });
    }

    public static void MapPortalOpenApi(this WebApplication app) =>
        app.MapSwagger("/swagger/{documentName}/swagger.json").AllowAnonymous();

    /// <summary>The page is middleware without an endpoint: it must stand before authorisation, which denies those.</summary>
    public static void UsePortalOpenApiPage(this WebApplication app) =>
        // In a branch of its own: requests to the API do not pass through it.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal),
            branch => branch.Use(AllowOwnFiles).UseSwaggerUI(
                options => options.SwaggerEndpoint($"/swagger/{Version}/swagger.json", "Portal " + Version)));

    private static Task AllowOwnFiles(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.DocumentPagePolicy;
        return next(context);
    }
}
