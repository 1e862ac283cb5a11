using Portal.Api.Dev;
using Portal.Silo.Hosting;

namespace Portal.Silo.Commands;

/// <summary>What somebody sees who has just started the portal.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, Uri address)
    {
        var (role, _) = ClusterSettings.Of(app.Configuration);
        var part = role == PortalRole.All ? "" : $" as {role}";
        Console.WriteLine($"Portal is running at {address} on the {EngineSetup.Name} engine{part}. Ctrl-C stops it.");
        if (role == PortalRole.Silo)
            return;

        Console.WriteLine($"  API         {new Uri(address, "swagger")}");
        if (!app.Environment.IsDevelopment())
            return;

        Console.WriteLine($"  Personas    {string.Join(", ", Persona.All.Select(persona => persona.Name))}");
        Console.WriteLine($"              POST {new Uri(address, "dev/token")} {{\"persona\":\"citizen\"}} gives a token");
    }
}
