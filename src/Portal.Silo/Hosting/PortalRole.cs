namespace Portal.Silo.Hosting;

/// <summary>What a process does of the portal. Configuration <c>Portal:Role</c>, or <c>run --role</c>.</summary>
internal enum PortalRole
{
    /// <summary>Everything in one process; the default.</summary>
    All,

    /// <summary>Grains, journal and jobs; HTTP for health alone.</summary>
    Silo,

    /// <summary>HTTP API and pages; commands go to the silos, and its database role cannot write what they write.</summary>
    Api,
}
