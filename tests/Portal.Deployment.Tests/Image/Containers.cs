using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Portal.Deployment.Tests.Manifests;

namespace Portal.Deployment.Tests.Image;

/// <summary>Starts what a manifest describes.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Containers
{
    /// <param name="folders">What the container has of its own.</param>
    /// <param name="overlay">Where the manifest is from.</param>
    /// <param name="workload">The manifest: arguments and environment are taken from it.</param>
    /// <param name="changes">Variables that are other ones here; null takes one away.</param>
    public static PublishedProgram Start(
        ContainerFolders folders, Overlay overlay, JsonObject workload, params IEnumerable<(string Name, string? Value)> changes)
    {
        var environment = new Dictionary<string, string>();
        foreach (var (name, value) in overlay.EnvironmentOf(workload).Where(one => one.Value is JsonValue))
            environment[name] = value.GetValue<string>();
        // Others use the ports of this machine, too; and there is no balancer that must hear of the end.
        (string, string?)[] here = [("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("Shutdown__Delay", "00:00:00")];
        (string, string?)[] volumes = PublishedProgram.CanIsolate
            ? []
            : [
                ("Database__DataDirectory", folders.Data),
                ("Documents__Directory", folders.Documents),
                ("Cluster__CertificateDirectory", environment.ContainsKey("Cluster__CertificateDirectory") ? folders.ClusterCertificate : null),
            ];
        foreach (var (name, value) in here.Concat(volumes).Concat(changes))
        {
            if (value is null)
                environment.Remove(name);
            else
                environment[name] = value;
        }

        var arguments = Overlay.ContainerOf(workload)["args"]!.AsArray().Select(one => Filled(one!.GetValue<string>()));
        return PublishedProgram.Start(folders, arguments, environment);

        // Kubernetes puts variables in; volumes lie elsewhere where they cannot be mounted.
        string Filled(string argument)
        {
            foreach (var (name, value) in environment)
                argument = argument.Replace($"$({name})", value, StringComparison.Ordinal);
            return PublishedProgram.CanIsolate
                ? argument
                : argument.Replace("/var/lib/portal", folders.Volumes, StringComparison.Ordinal);
        }
    }
}
