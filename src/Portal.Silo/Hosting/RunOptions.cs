namespace Portal.Silo.Hosting;

/// <summary>What <c>./portal run</c> can be told; everything else is configuration.</summary>
internal sealed record RunOptions
{
    /// <summary>Port, 0 for any free one; <see langword="null"/> leaves the addresses to the configuration.</summary>
    public int? Port { get; init; }

    /// <summary>Listen on every address, not only on this machine's own.</summary>
    public bool Public { get; init; }

    /// <summary>Where the embedded database lives.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>What this process does; <see langword="null"/> leaves it to the configuration.</summary>
    public PortalRole? Role { get; init; }

    /// <summary>Load the sample month into an empty development installation.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Name of the environment; <see langword="null"/> leaves it to the environment variables.</summary>
    public string? Environment { get; init; }

    /// <summary>Further settings, as <c>Section:Name</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Last change to the composition before it is built, to put another part in the place of one.</summary>
    public Action<WebApplicationBuilder>? Adjust { get; init; }

    public Dictionary<string, string?> ToSettings()
    {
        var settings = new Dictionary<string, string?>(Settings);
        if (DataDirectory is not null)
            settings["Database:DataDirectory"] = Path.GetFullPath(DataDirectory);
        if (Role is { } role)
            settings["Portal:Role"] = role.ToString();
        return settings;
    }
}
