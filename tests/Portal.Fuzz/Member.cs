namespace Portal.Fuzz;

/// <summary>Somebody who sends requests.</summary>
/// <param name="Name">Name in reports.</param>
/// <param name="Persona">Persona of the development issuer, or <see langword="null"/> for somebody without sign-in.</param>
/// <param name="Subject">Subject id.</param>
/// <param name="Agency">Agency of an officer or system.</param>
internal sealed record Member(string Name, string? Persona, string? Subject = null, string? Agency = null)
{
    public const string Here = "H44.03";
    public const string Elsewhere = "H44.07";

    /// <summary>Everybody, one of each role, and officers of two agencies.</summary>
    public static readonly IReadOnlyList<Member> All =
    [
        new("anonymous", null),
        new("citizen-a", "citizen", "fuzz-citizen-a"),
        new("citizen-b", "citizen", "fuzz-citizen-b"),
        new("unverified", "citizen-unverified", "fuzz-unverified"),
        new("enterprise", "enterprise", "fuzz-enterprise"),
        new("helper", "helper", "fuzz-helper"),
        .. OfficersOf(Here, "here"),
        .. OfficersOf(Elsewhere, "elsewhere"),
        new("ministry", "ministry", "fuzz-ministry"),
        new("administrator", "administrator", "fuzz-administrator"),
    ];

    /// <summary>Whether dossiers are this member's own.</summary>
    public bool IsApplicant => Persona is "citizen" or "citizen-unverified" or "enterprise" or "helper";

    public bool IsOfAgency => Agency is not null;

    public static Member Named(string name) => All.First(member => member.Name == name);

    public static Member ReceptionOf(string agency) => All.First(member => member.Persona == "reception" && member.Agency == agency);

    private static IEnumerable<Member> OfficersOf(string agency, string place) =>
        new[] { "reception", "specialist", "leader", "manager", "integrator" }
            .Select(role => new Member($"{role}-{place}", role, $"fuzz-{role}-{place}", agency));
}
