using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Silo.Links;

/// <summary>
/// Shows this process to be one of its cluster, and tells which others are: files as in a Kubernetes secret that cert-manager
/// writes. <c>ca.crt</c> is the authority that certifies processes of this cluster and nothing else, <c>tls.crt</c> and
/// <c>tls.key</c> are this one's own. All are PEM. They are read for each connection, of which there are few, so renewed
/// ones count without a restart.
/// </summary>
/// <param name="directory">Where the files are.</param>
/// <param name="time">Clock.</param>
internal sealed class ClusterCertificate(string directory, TimeProvider time)
{
    /// <summary>The certificate of this process, with its key.</summary>
    /// <exception cref="InvalidOperationException">The files cannot be used; the message says what to do.</exception>
    public X509Certificate2 Own() => Read(() => X509Certificate2.CreateFromPemFile(PathOf("tls.crt"), PathOf("tls.key")));

    /// <summary>Whether the authority of the cluster has certified somebody, and still does.</summary>
    /// <exception cref="InvalidOperationException">The files cannot be used; the message says what to do.</exception>
    public bool Certifies(X509Certificate2 somebody) => Authorities().Any(authority => Certifies(authority, somebody));

    /// <summary>Looks whether the others would let this process in.</summary>
    /// <exception cref="InvalidOperationException">They would not; the message says what to do.</exception>
    public void Check()
    {
        using var own = Own();
        if (!Certifies(own))
            throw Unusable($"tls.crt (good until {own.NotAfter:u}) is not certified by ca.crt, or is not good now");
    }

    /// <summary>By one authority alone: among two of the same name, only one would be looked at.</summary>
    private bool Certifies(X509Certificate2 authority, X509Certificate2 somebody)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        // A private authority has no lists; whom it believes no more gets no new certificate, or it makes way for another one.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        return chain.Build(somebody);
    }

    /// <summary>More than one while the authority is exchanged.</summary>
    private X509Certificate2Collection Authorities() => Read(() =>
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(PathOf("ca.crt"));
        return authorities;
    });

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (
            problem is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw Unusable(problem.Message.TrimEnd('.'), problem);
        }
    }

    private InvalidOperationException Unusable(string why, Exception? problem = null) => new(
        $"The files in Cluster:CertificateDirectory '{directory}' cannot be used: {why}. It must hold tls.crt, tls.key and ca.crt "
        + "(PEM) of the cluster's own authority: docs/operations.md tells how to make them.",
        problem);

    private string PathOf(string file) => Path.Combine(directory, file);
}
