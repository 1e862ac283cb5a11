using Portal.Api.Dev;
using Portal.Silo.Hosting;

namespace Portal.Silo.Commands;

/// <summary>What somebody sees who has just started the portal.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, Uri address)
    {
        Console.WriteLine($"Portal is running at {address} on the {EngineSetup.Name} engine. Ctrl-C stops it.");
        Console.WriteLine($"  API         {new Uri(address, "swagger")}");
        if (!app.Environment.IsDevelopment())
            return;

        Console.WriteLine($"  Personas    {string.Join(", ", Persona.All.Select(persona => persona.Name))}");
        Console.WriteLine($"              POST {new Uri(address, "dev/token")} {{\"persona\":\"citizen\"}} gives a token");
    }
}
