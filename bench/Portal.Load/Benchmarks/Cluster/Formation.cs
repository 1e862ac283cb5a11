namespace Portal.Load.Benchmarks.Cluster;

/// <summary>How a portal is spread over processes of this machine.</summary>
/// <param name="Name">Second part of its figures' names.</param>
/// <param name="Label">What the reader sees.</param>
/// <param name="Roles">The role of each process, in the order in which they start.</param>
internal sealed record Formation(string Name, string Label, params string[] Roles)
{
    public static readonly Formation Cohosted = new("cohosted", "one process of all roles", All);

    public static readonly Formation Apart = new("apart", "1 silo, 1 API", Silo, Api);

    public static readonly Formation TwoSilos = new("two_silos", "2 silos, 1 API", Silo, Silo, Api);

    /// <summary>With as many connections for each silo as the one silo has.</summary>
    public static readonly Formation TwoLoaded = TwoSilos with
    {
        Name = "two_loaded", Label = "2 silos, 1 API, twice the clients", Clients = 2,
    };

    public static readonly Formation TwoCohosted = new("two_cohosted", "two processes of all roles", All, All);

    public static readonly Formation[] Every = [Cohosted, Apart, TwoSilos, TwoLoaded, TwoCohosted];

    private const string All = "All";
    private const string Silo = "Silo";
    private const string Api = "Api";

    /// <summary>So many times the connections of the run.</summary>
    public int Clients { get; private init; } = 1;

    /// <summary>First part of its figures' names.</summary>
    public string Family => $"cluster.{Name}";

    /// <summary>Whether a process of that role is talked to by clients.</summary>
    public static bool IsDoor(string role) => role != Silo;
}
