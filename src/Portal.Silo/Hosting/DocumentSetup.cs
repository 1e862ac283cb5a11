using Portal.Grains.Documents;
using Portal.Grains.Storage;

namespace Portal.Silo.Hosting;

/// <summary>Uploads and files.</summary>
internal static class DocumentSetup
{
    /// <summary>What takes and gives files.</summary>
    public static void AddDocuments(this WebApplicationBuilder builder, PortalDatabaseOptions database)
    {
        var services = builder.Services;
        var directory = OptionsOf(builder).Directory ?? Path.Combine(database.DataDirectory, "documents");
        services.AddSingleton(_ => DocumentPolicy.Load(Path.Combine(AppContext.BaseDirectory, "data")));
        services.AddSingleton(_ => new DocumentFiles(directory));
        services.AddSingleton<DocumentRows>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<IUploads>(provider => provider.GetRequiredService<Uploads>());
        services.AddSingleton<IDocuments, DocumentShelf>();
    }

    /// <summary>What dossiers ask about files, and what clears away.</summary>
    public static void AddHandedInFiles(this WebApplicationBuilder builder)
    {
        var required = OptionsOf(builder).RequireUploads ?? !builder.Environment.IsDevelopment();
        builder.Services.AddSingleton(provider => new HandedInFiles(provider.GetRequiredService<PortalDatabase>(), required));
        builder.Services.AddSingleton<UploadCleaner>();
    }

    private static DocumentOptions OptionsOf(WebApplicationBuilder builder) =>
        builder.Configuration.GetSection("Documents").Get<DocumentOptions>() ?? new DocumentOptions();
}
