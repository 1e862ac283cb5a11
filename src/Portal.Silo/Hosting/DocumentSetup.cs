using Portal.Grains.Documents;
using Portal.Grains.Storage;

namespace Portal.Silo.Hosting;

/// <summary>Uploads and files.</summary>
internal static class DocumentSetup
{
    public static void AddDocuments(this WebApplicationBuilder builder, PortalDatabaseOptions database)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection("Documents").Get<DocumentOptions>() ?? new DocumentOptions();
        var directory = options.Directory ?? Path.Combine(database.DataDirectory, "documents");
        var required = options.RequireUploads ?? !builder.Environment.IsDevelopment();
        services.AddSingleton(_ => DocumentPolicy.Load(Path.Combine(AppContext.BaseDirectory, "data")));
        services.AddSingleton(_ => new DocumentFiles(directory));
        services.AddSingleton<DocumentRows>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<IUploads>(provider => provider.GetRequiredService<Uploads>());
        services.AddSingleton<IDocuments, DocumentShelf>();
        services.AddSingleton(provider => new HandedInFiles(provider.GetRequiredService<PortalDatabase>(), required));
        services.AddSingleton<UploadCleaner>();
    }
}
