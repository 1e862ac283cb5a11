namespace Portal.Grains.Storage;

/// <summary>Which database the portal uses. Bound from the configuration section <c>Database</c>.</summary>
internal sealed class PortalDatabaseOptions
{
    public DatabaseKind Provider { get; set; } = DatabaseKind.Sqlite;

    /// <summary>Needed for PostgreSQL; for SQLite it replaces the file in <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Most connections of the process besides that of each lane of the journal; absent: as the connection string says.</summary>
    public int? PoolSize { get; set; }

    /// <summary>Where the SQLite file <c>portal.db</c> lives.</summary>
    public string DataDirectory { get; set; } = ".portal";

    /// <summary>PostgreSQL role of the silos, to which <c>migrate</c> and <c>restore</c> give its rights; empty: the owner's.</summary>
    public string SiloRole { get; set; } = "portal_silo";

    /// <summary>PostgreSQL role of the API processes, likewise.</summary>
    public string ApiRole { get; set; } = "portal_api";
}
