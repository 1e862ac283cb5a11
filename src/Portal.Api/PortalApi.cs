using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.WebEncoders;
using Portal.Api.Administration;
using Portal.Api.Agency;
using Portal.Api.Authentication;
using Portal.Api.Catalogue;
using Portal.Api.Citizen;
using Portal.Api.Commands;
using Portal.Api.Dev;
using Portal.Api.Documents;
using Portal.Api.Mandates;
using Portal.Api.Ministry;
using Portal.Api.OpenApi;
using Portal.Api.Pages;
using Portal.Api.Petitions;
using Portal.Api.Problems;
using Portal.Api.Protection;
using Portal.Api.Requests;
using Portal.Grains.Dossiers.Submitting;

namespace Portal.Api;

/// <summary>The HTTP side of the portal: what to register, and what answers where.</summary>
public static class PortalApi
{
    /// <summary>Registers everything that the endpoints need.</summary>
    /// <exception cref="InvalidOperationException">Sign-in is not configured, or configured unsafely.</exception>
    public static void AddPortalApi(this IHostApplicationBuilder builder)
    {
        builder.AddPortalAuthentication();
        builder.AddFrontDoor();
        builder.AddRateLimits();
        builder.AddCrossOrigins();
        builder.AddProxies();
        var services = builder.Services;
        services.AddAuthorization(Policies.Configure);
        services.AddExceptionHandler<UnexpectedErrors>();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<Validators>();
        services.AddSingleton<RunningRequests>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<DossierDesk>();
        services.TryAddSingleton<IIntake, DistantIntake>(); // unless this process has grains, and so an intake, of its own
        services.AddSingleton<PetitionDesk>();
        services.AddSingleton<ScoreSource>();
        services.AddSingleton<TargetDesk>();
        services.AddSingleton<RankFeed>();
        services.AddSingleton(builder.Configuration.GetSection("Events").Get<EventStreamOptions>() ?? new EventStreamOptions());
        services.AddPages();
        services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddPortalOpenApi();
    }

    /// <summary>Puts the portal's middleware and endpoints into the pipeline.</summary>
    public static void MapPortalApi(this WebApplication app)
    {
        app.UseFrontDoor();
        app.UseProxies();
        app.UsePages();
        app.UseExceptionHandler();
        app.UseStatusCodePages(EmptyAnswers.Explain);
        app.UseCrossOrigins();
        app.UsePortalOpenApiPage();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use(UnknownAddresses.Answer);
        app.UseAuthorization();

        CatalogueEndpoints.Map(app);
        CitizenEndpoints.Map(app);
        AgencyEndpoints.Map(app);
        AdministrationEndpoints.Map(app);
        PetitionEndpoints.Map(app);
        MandateEndpoints.Map(app);
        DocumentEndpoints.Map(app);
        MinistryEndpoints.Map(app);
        DevEndpoints.Map(app);
        ProblemEndpoints.Map(app);
        PageEndpoints.Map(app);
        app.MapPortalOpenApi();
    }
}
