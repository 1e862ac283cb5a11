using Portal.Grains.Storage;

namespace Portal.Silo.Commands;

/// <summary>The database that a command line tool works on: as configured, like the portal itself.</summary>
internal static class CommandDatabase
{
    public static PortalDatabaseOptions OptionsOf(CommandLine line)
    {
        var options = Read().GetSection("Database").Get<PortalDatabaseOptions>() ?? new PortalDatabaseOptions();
        if (line.Text("--data") is { } directory)
            options.DataDirectory = directory;
        return options;
    }

    /// <summary>Opens it for statements that may take hours.</summary>
    public static PortalDatabase Open(PortalDatabaseOptions options) => PortalDatabase.Open(options, patient: true);

    /// <summary>Where files of documents lie.</summary>
    public static string DocumentsOf(PortalDatabaseOptions options) =>
        Read()["Documents:Directory"] ?? Path.Combine(options.DataDirectory, "documents");

    private static IConfigurationRoot Read() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
