using Portal.Grains.Storage;

namespace Portal.Silo.Hosting;

/// <summary>How processes become one portal. Bound from the configuration section <c>Cluster</c>.</summary>
internal sealed class ClusterSettings
{
    /// <summary>Whether several processes work on one database.</summary>
    public bool Enabled { get; set; }

    /// <summary>Name of this cluster; another deployment beside it has another one and a database of its own.</summary>
    public string Id { get; set; } = "portal";

    /// <summary>Port between silos; 0 for any free one.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port of a silo for API processes; 0 for any free one.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Address at which the others reach this silo, such as that of its pod; absent: one of this machine.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>Name of this silo, such as that of its pod.</summary>
    public string? SiloName { get; set; }

    /// <summary>
    /// Where this process finds its certificate, its key and the cluster's authority; absent: processes of the cluster believe
    /// whoever reaches their ports.
    /// </summary>
    public string? CertificateDirectory { get; set; }

    /// <summary>How long a silo may take to answer a probe of another one, and the pause between two probes.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After so many unanswered probes in a row a silo votes that another one is dead.</summary>
    public int MissedProbes { get; set; } = 3;

    /// <summary>So many silos must agree on that; where there are fewer, half of them.</summary>
    public int Votes { get; set; } = 2;

    /// <summary>How long a call between processes may take: longer than the journal waits for its database.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// For so long a request tries again that met a dead silo: about until the others have noticed. Every request may be
    /// sent twice, as commands carry an Idempotency-Key and everything else reads or changes nothing the second time.
    /// </summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Reads role and cluster, and refuses what does not go together.</summary>
    /// <exception cref="InvalidOperationException">The configuration contradicts itself; the message says what to do.</exception>
    public static (PortalRole Role, ClusterSettings Cluster) Of(IConfiguration configuration)
    {
        var name = configuration["Portal:Role"];
        if (!Enum.TryParse<PortalRole>(name ?? nameof(PortalRole.All), ignoreCase: true, out var role) || !Enum.IsDefined(role))
            throw new InvalidOperationException($"Portal:Role is '{name}'; it is one of All, Silo and Api.");

        var cluster = configuration.GetSection("Cluster").Get<ClusterSettings>() ?? new ClusterSettings();
        if (role != PortalRole.All && !cluster.Enabled)
        {
            throw new InvalidOperationException(
                $"Portal:Role={role} is a part of a cluster: set Cluster:Enabled=true, or leave out the role.");
        }

        if (cluster.Enabled && configuration.GetValue("Database:Provider", DatabaseKind.Sqlite) != DatabaseKind.PostgreSql)
        {
            throw new InvalidOperationException(
                "Cluster:Enabled needs PostgreSQL: set Database:Provider=PostgreSql and Database:ConnectionString.");
        }

        return (role, cluster);
    }
}
