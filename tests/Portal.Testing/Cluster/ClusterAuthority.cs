using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Testing.Cluster;

/// <summary>Certifies processes of one cluster, with a key that is gone when the test ends.</summary>
internal sealed class ClusterAuthority : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 certificate;

    public ClusterAuthority()
    {
        var request = RequestOf("cluster", key, isAuthority: true);
        certificate = request.CreateSelfSigned(Now.AddDays(-2), Now.AddDays(30));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>A new certificate, with its key.</summary>
    /// <param name="days">For how many days from now; one of negative days has been good until then.</param>
    public X509Certificate2 Certify(int days = 10)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serial = RandomNumberGenerator.GetBytes(16);
        using var bare = RequestOf("portal", own, isAuthority: false)
            .Create(certificate, Now.AddDays(Math.Min(-1, days - 1)), Now.AddDays(days), serial);
        return bare.CopyWithPrivateKey(own);
    }

    /// <summary>Writes a new certificate, its key, and the authority's certificate as a secret holds them.</summary>
    public void Issue(string directory, int days = 10)
    {
        Directory.CreateDirectory(directory);
        using var own = Certify(days);
        using var ownKey = own.GetECDsaPrivateKey()!;
        File.WriteAllText(Path.Combine(directory, "tls.crt"), own.ExportCertificatePem());
        File.WriteAllText(Path.Combine(directory, "tls.key"), ownKey.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(directory, "ca.crt"), certificate.ExportCertificatePem());
    }

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }

    private static CertificateRequest RequestOf(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        return request;
    }
}
