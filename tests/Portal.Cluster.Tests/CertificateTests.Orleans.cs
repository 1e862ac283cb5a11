using Portal.Silo.Links;
using Portal.Testing.Cluster;

namespace Portal.Cluster.Tests;

/// <summary>The files that show a process to be one of its cluster.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly ClusterAuthority authority = new();
    private readonly string directory = Directory.CreateTempSubdirectory("portal-certificates-").FullName;

    private ClusterCertificate Certificate => new(directory, TimeProvider.System);

    public void Dispose()
    {
        authority.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void The_authority_of_the_cluster_tells_who_belongs_to_it()
    {
        using var others = new ClusterAuthority();
        authority.Issue(directory);
        using var member = authority.Certify();
        using var stranger = others.Certify();
        using var former = authority.Certify(days: -1);

        Certificate.Check();
        Assert.True(Certificate.Certifies(member));
        Assert.False(Certificate.Certifies(stranger));
        Assert.False(Certificate.Certifies(former));
    }

    [Fact]
    public void While_the_authority_is_exchanged_both_count()
    {
        using var next = new ClusterAuthority();
        authority.Issue(directory);
        using var member = authority.Certify();
        using var renewed = next.Certify();
        var old = File.ReadAllText(Path.Combine(directory, "ca.crt"));
        next.Issue(directory);
        File.AppendAllText(Path.Combine(directory, "ca.crt"), $"\n{old}");

        Assert.True(Certificate.Certifies(member));
        Assert.True(Certificate.Certifies(renewed));
    }

    [Theory]
    [InlineData("tls.crt")]
    [InlineData("tls.key")]
    [InlineData("ca.crt")]
    public void A_file_that_is_missing_or_no_certificate_is_refused_at_the_start_with_what_to_do(string file)
    {
        authority.Issue(directory);
        File.WriteAllText(Path.Combine(directory, file), "nothing");
        AssertRefused();
        File.Delete(Path.Combine(directory, file));
        AssertRefused();
    }

    [Fact]
    public void A_certificate_that_the_others_would_not_believe_is_refused_at_the_start()
    {
        authority.Issue(directory, days: -1);
        AssertRefused();
    }

    [Fact]
    public void The_key_of_another_certificate_is_refused()
    {
        authority.Issue(directory);
        var key = File.ReadAllText(Path.Combine(directory, "tls.key"));
        authority.Issue(directory);
        File.WriteAllText(Path.Combine(directory, "tls.key"), key);
        AssertRefused();
    }

    private void AssertRefused()
    {
        var refused = Assert.Throws<InvalidOperationException>(Certificate.Check);
        Assert.Contains($"Cluster:CertificateDirectory '{directory}'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("docs/operations.md", refused.Message, StringComparison.Ordinal);
    }
}
