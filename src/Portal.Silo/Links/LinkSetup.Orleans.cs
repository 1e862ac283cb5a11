using Microsoft.AspNetCore.Connections;
using Orleans.Configuration;
using Portal.Silo.Hosting;

namespace Portal.Silo.Links;

/// <summary>Puts TLS under what silos and API processes say to each other, where they have certificates.</summary>
internal static class LinkSetup
{
    /// <exception cref="InvalidOperationException">The certificates cannot be used; the message says what to do.</exception>
    public static void AddLinks(this IServiceCollection services, ClusterSettings cluster)
    {
        if (cluster.CertificateDirectory is not { Length: > 0 } directory)
            return;

        // Now, and with the reason, instead of an attempt to connect every few seconds.
        var certificate = new ClusterCertificate(directory, TimeProvider.System);
        certificate.Check();
        services.AddSingleton(certificate);
        services.AddSingleton<TlsLink>();
        services.Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(Accept);
            connections.ConfigureGatewayInboundConnection(Accept);
            connections.ConfigureSiloOutboundConnection(Open);
        });
        services.Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(Open));
    }

    private static void Accept(IConnectionBuilder connections)
    {
        var link = connections.ApplicationServices.GetRequiredService<TlsLink>();
        connections.Use(next => connection => link.AcceptAsync(connection, next));
    }

    private static void Open(IConnectionBuilder connections)
    {
        var link = connections.ApplicationServices.GetRequiredService<TlsLink>();
        connections.Use(next => connection => link.OpenAsync(connection, next));
    }
}
