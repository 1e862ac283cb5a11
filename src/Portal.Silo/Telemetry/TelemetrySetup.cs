using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Portal.Silo.Telemetry;

/// <summary>
/// Logs to the console; traces and metrics to an OpenTelemetry collector when <c>OpenTelemetry:Endpoint</c> names one.
/// </summary>
internal static class TelemetrySetup
{
    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        else
            builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);

        // What the framework says about each request names addresses, and addresses can name people.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Off, so that no scope and no activity is made for a request that nobody traces.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.IdentityModel", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);

        // Orleans names grains by their keys, and keys can name people.
        builder.Logging.AddFilter("Orleans", LogLevel.Error);
        builder.Logging.AddFilter("Polly", LogLevel.Warning); // Orleans places grains through it, two lines for each.
        builder.Logging.AddFilter("Orleans.InProcess", LogLevel.Information);
    }

    /// <summary>Whether a collector is configured; without one nobody measures or traces, and nothing is paid for it.</summary>
    public static bool IsOn(IConfiguration configuration) => configuration["OpenTelemetry:Endpoint"] is { Length: > 0 };

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration))
            return;

        var endpoint = builder.Configuration["OpenTelemetry:Endpoint"]!;
        var resource = ResourceBuilder.CreateDefault().AddService(
            "portal", serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}");
        var overHttp = builder.Configuration["OpenTelemetry:Protocol"] == "http/protobuf";
        void Send(OtlpExporterOptions options, string signal)
        {
            // Over gRPC one address takes everything; over HTTP each signal has its own path.
            options.Protocol = overHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
            options.Endpoint = overHttp ? new Uri(new Uri(endpoint), signal) : new Uri(endpoint);
        }

        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Microsoft.Orleans.Application", "Npgsql", "Portal.*")
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(
                builder.Configuration.GetValue("OpenTelemetry:SampleRatio", 0.05))))
            .AddProcessor(new TraceCleaner())
            .AddOtlpExporter(options => Send(options, "v1/traces"))
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "Npgsql", "Portal.*")
            .AddOtlpExporter(options => Send(options, "v1/metrics"))
            .Build());
        builder.Services.AddHostedService<TelemetryStartup>();
    }

    /// <summary>The providers listen from the moment they are made, and send what is left when they are disposed.</summary>
    private sealed class TelemetryStartup(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(2000);
            metrics.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}
