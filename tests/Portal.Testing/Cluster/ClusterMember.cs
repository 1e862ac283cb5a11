namespace Portal.Testing.Cluster;

/// <summary>A silo as the others see it.</summary>
/// <param name="Name">Name of the silo.</param>
/// <param name="Status">3 = active, 6 = dead.</param>
internal sealed record ClusterMember(string Name, int Status)
{
    public const int Active = 3;
    public const int Dead = 6;
}
