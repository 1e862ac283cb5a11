namespace Portal.Load.Servers;

/// <summary>The smallest host that ASP.NET Core has: no logging, no authentication, generated JSON.</summary>
internal static class BareHost
{
    public static WebApplicationBuilder Create(ServerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(options.Port));
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, SubmissionJson.Default));
        return builder;
    }

    public static async Task<int> RunAsync(WebApplication app)
    {
        app.MapGet("/health/ready", () => TypedResults.Ok());
        await app.RunAsync();
        return 0;
    }
}
