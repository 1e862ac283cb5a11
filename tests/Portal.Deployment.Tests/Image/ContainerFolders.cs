using System.Runtime.Versioning;
using System.Security.Cryptography;
using Portal.Testing.Cluster;

namespace Portal.Deployment.Tests.Image;

/// <summary>What a container has of its own: the program, which nobody may write, its volume and its secrets.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ContainerFolders : IDisposable
{
    public const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode Writable = Readable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("portal-image-");

    /// <param name="app">The published program.</param>
    public ContainerFolders(string app)
    {
        App = app;
        File.SetUnixFileMode(root.FullName, Readable);
        Directory.CreateDirectory(Volumes, Readable);
        foreach (var volume in (string[])[Data, Documents, Backups])
        {
            Directory.CreateDirectory(volume);
            File.SetUnixFileMode(volume, Writable);
        }

        var signing = Directory.CreateDirectory(Path.Combine(Secrets, "portal"), Readable).FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(signing, "score-signing-key.pem"), key.ExportPkcs8PrivateKeyPem());
        using var authority = new ClusterAuthority();
        authority.Issue(ClusterCertificate);
    }

    public string App { get; }

    /// <summary>What a manifest mounts below <c>/var/lib/portal</c>.</summary>
    public string Volumes => Path.Combine(root.FullName, "volumes");

    public string Data => Path.Combine(Volumes, "data");

    public string Documents => Path.Combine(Volumes, "documents");

    public string Backups => Path.Combine(Volumes, "backups");

    /// <summary>What a manifest mounts below <c>/run/secrets</c>.</summary>
    public string Secrets => Path.Combine(root.FullName, "secrets");

    public string ClusterCertificate => Path.Combine(Secrets, "portal-cluster");

    public void Dispose() => root.Delete(recursive: true);
}
