using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Deployment.Tests.Image;
using Portal.Deployment.Tests.Manifests;

namespace Portal.Deployment.Tests.Settings;

/// <summary>What manifests set is what the program reads.</summary>
public sealed class ManifestSettingsTests
{
    /// <summary>Read by .NET and by OpenTelemetry, not by the portal; and a name for <c>$(POD_NAME)</c>.</summary>
    private static readonly string[] Foreign =
    [
        "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_URLS", "OTEL_RESOURCE_ATTRIBUTES", "OTEL_METRIC_EXPORT_INTERVAL", "POD_NAME", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY",
        "DOTNET_GCgen0size", "HOME",
    ];

    [Fact]
    public void The_ways_in_which_the_program_reads_settings_are_all_seen_here()
    {
        Assert.Empty(ProgramSettings.Unseen());
        Assert.Contains("Database:ConnectionString", ProgramSettings.All.Keys);
        Assert.Contains("OpenTelemetry:Endpoint", ProgramSettings.All.Keys);
        Assert.Contains("Authentication:Issuer", ProgramSettings.All.Keys);
    }

    [Theory]
    [MemberData(nameof(Overlay.Names), MemberType = typeof(Overlay))]
    public void Every_variable_is_a_setting_that_the_program_reads(string overlay)
    {
        var variables = Overlay.Of(overlay).Workloads
            .SelectMany(one => Overlay.Of(overlay).EnvironmentOf(one).Keys)
            .Concat(Dockerfile.Environment.Keys)
            .Except(Foreign)
            .Select(name => name.Replace("__", ":", StringComparison.Ordinal))
            // An item of a list.
            .Select(key => key.TrimEnd('0').TrimEnd(':'));

        Assert.Empty(variables.Except(ProgramSettings.All.Keys));
    }

    [Fact]
    public void Silos_name_themselves_by_the_pod_and_not_by_a_service()
    {
        var silo = Overlay.Cluster.EnvironmentOf(Overlay.Cluster.Get("Deployment", "portal-silo"));

        Assert.Equal("metadata.name", silo["Cluster__SiloName"]["fieldRef"]!["fieldPath"]!.GetValue<string>());
        Assert.Equal("status.podIP", silo["Cluster__AdvertisedAddress"]["fieldRef"]!["fieldPath"]!.GetValue<string>());
    }

    [Fact]
    public void Silos_listen_where_their_ports_are_named()
    {
        var silo = Overlay.Cluster.Get("Deployment", "portal-silo");
        var ports = Overlay.ContainerOf(silo)["ports"]!.AsArray()
            .ToDictionary(port => port!["name"]!.GetValue<string>(), port => $"{port!["containerPort"]}");
        var environment = Overlay.Cluster.EnvironmentOf(silo);

        Assert.Equal(ports["silo"], environment["Cluster__SiloPort"].GetValue<string>());
        Assert.Equal(ports["gateway"], environment["Cluster__GatewayPort"].GetValue<string>());
    }

    [Fact]
    public void Owner_silo_and_api_sign_in_to_the_database_with_secrets_of_their_own()
    {
        string SecretOf(string workload) => Overlay.Cluster
            .EnvironmentOf(Overlay.Cluster.Workloads.Single(one => Overlay.NameOf(one) == workload))["Database__ConnectionString"]
            ["secretKeyRef"]!["name"]!.GetValue<string>();

        Assert.Equal(
            ["portal-database-api", "portal-database-owner", "portal-database-silo"],
            [SecretOf("portal-api"), SecretOf("portal-migrate"), SecretOf("portal-silo")]);
    }

    [Theory]
    [MemberData(nameof(Overlay.Names), MemberType = typeof(Overlay))]
    public void What_should_be_secret_comes_from_secrets(string overlay) => Assert.All(
        Overlay.Of(overlay).Workloads.SelectMany(one => Overlay.Of(overlay).EnvironmentOf(one)),
        variable => Assert.False(
            variable.Value.GetValueKind() == JsonValueKind.String
            && (variable.Key.Contains("ConnectionString", StringComparison.OrdinalIgnoreCase)
                || $"{variable.Value}".Contains("password", StringComparison.OrdinalIgnoreCase)
                || $"{variable.Value}".Contains("PRIVATE KEY", StringComparison.Ordinal)),
            variable.Key));

    [Theory]
    [MemberData(nameof(Overlay.Names), MemberType = typeof(Overlay))]
    public void Every_secret_that_is_referred_to_is_described(string overlay)
    {
        var guide = File.ReadAllText(Repository.PathOf("k8s", "README.md"));
        var names = Overlay.Of(overlay).All.SelectMany(Secrets).Distinct().ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains($"`{name}`", guide, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("portal-silo")]
    [InlineData("portal-api")]
    public void Processes_of_a_cluster_show_each_other_certificates(string deployment)
    {
        var workload = Overlay.Cluster.Get("Deployment", deployment);
        var directory = Overlay.Cluster.EnvironmentOf(workload)["Cluster__CertificateDirectory"].GetValue<string>();
        var volume = Overlay.ContainerOf(workload)["volumeMounts"]!.AsArray()
            .Single(one => one!["mountPath"]!.GetValue<string>() == directory)!["name"]!.GetValue<string>();

        Assert.Equal("portal-cluster-certificate", workload["spec"]!["template"]!["spec"]!["volumes"]!.AsArray()
            .Single(one => one!["name"]!.GetValue<string>() == volume)!["secret"]!["secretName"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("single", "portal")]
    [InlineData("cluster", "portal-silo")]
    public void Paths_in_settings_lie_on_volumes(string overlay, string deployment)
    {
        var workload = Overlay.Of(overlay).Get("Deployment", deployment);
        var mounts = Overlay.ContainerOf(workload)["volumeMounts"]!.AsArray()
            .Select(one => one!["mountPath"]!.GetValue<string>()).ToList();
        var paths = Overlay.Of(overlay).EnvironmentOf(workload).Values
            .Where(one => one.GetValueKind() == JsonValueKind.String).Select(one => one.GetValue<string>())
            .Where(text => text.StartsWith('/')).ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.Contains(mounts, mount => path == mount || path.StartsWith(mount + "/", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Secrets(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Key switch
        {
            "secretName" => [pair.Value!.GetValue<string>()],
            "secretKeyRef" => [pair.Value!["name"]!.GetValue<string>()],
            _ => Secrets(pair.Value),
        }),
        JsonArray list => list.SelectMany(Secrets),
        _ => [],
    };
}
