using System.Collections.Concurrent;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Authorisation;

/// <summary>The objects over which the roles meet: dossiers that are theirs, and dossiers of strangers elsewhere.</summary>
internal sealed class Arena(Desk desk, ApiClient api)
{
    public static readonly Who Me = Who.Citizen("arena-citizen");
    public static readonly Who Stranger = Who.Citizen("arena-stranger");

    private readonly ConcurrentDictionary<Stage, Task<Held>> foreign = new();
    private readonly ConcurrentDictionary<(Stage, string), Task<Held>> untouched = new();

    private readonly ConcurrentDictionary<int, Task<HeldPetition>> foreignPetitions = new();

    public Desk Desk => desk;

    public ApiClient Api => api;

    /// <summary>Dossiers that nobody was allowed to change.</summary>
    public IEnumerable<Task<Held>> MustBeUnchanged => [.. foreign.Values, .. untouched.Values];

    /// <summary>Petitions of strangers, which nobody was allowed to change.</summary>
    public IEnumerable<Task<HeldPetition>> ForeignPetitions => foreignPetitions.Values;

    public static Who? As(string role) => role switch
    {
        AccessRow.Anonymous => null,
        "citizen" => Me,
        "integrator" => Who.Integrator,
        _ => new Who(role),
    };

    /// <summary>
    /// A dossier for one request: the role's own, new when the request is expected to change it; or the strangers' at
    /// the same stage.
    /// </summary>
    public Task<Held> Dossier(Stage stage, string role, bool own, bool changes)
    {
        if (!own)
            return foreign.GetOrAdd(stage, key => desk.Bring(key, Stranger, Who.OtherAgency));

        var applicant = role == "helper" ? Who.Helper : Me;
        return changes
            ? desk.Bring(stage, applicant)
            : untouched.GetOrAdd((stage, applicant.Persona), _ => desk.Bring(stage, applicant));
    }

    /// <summary>The entity tag of what stands at an address, for whoever may read it; any other does for the rest.</summary>
    public async Task<string> ETag(string path, string role) => (await api.Get(path, As(role))).ETag ?? "\"0\"";

    /// <summary>A new petition of the role, or the strangers' at the same stage.</summary>
    public Task<HeldPetition> Petition(int stage, string role, bool own) => own
        ? desk.BringPetition(stage, role == "helper" ? Who.Helper : Me)
        : foreignPetitions.GetOrAdd(stage, key => desk.BringPetition(key, Stranger, Who.OtherAgency));
}
