using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Portal.Api.Protection;

/// <summary>The address of a caller behind a proxy, believed of named proxies alone.</summary>
internal static class Proxies
{
    /// <exception cref="InvalidOperationException">Something that is no network is configured.</exception>
    public static void AddProxies(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(ProxyOptions.SectionName).Get<ProxyOptions>() ?? new ProxyOptions();
        builder.Services.AddSingleton(options);
        var networks = options.Networks.Select(Parse).ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in networks)
                forwarded.KnownIPNetworks.Add(network);
        });
    }

    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ProxyOptions>().Networks.Count > 0)
            app.UseForwardedHeaders();
    }

    private static System.Net.IPNetwork Parse(string text) => System.Net.IPNetwork.TryParse(text, out var network)
        ? network
        : throw new InvalidOperationException($"Proxy:Networks holds '{text}'. Name each network such as 10.0.0.0/8.");
}
