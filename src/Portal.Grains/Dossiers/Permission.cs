using Portal.Grains.Agencies;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>
/// Who may do something with a dossier: the roles, and for each role the tie to this very dossier. Whoever has no tie
/// must not even learn that the dossier exists.
/// </summary>
internal sealed record Permission
{
    private readonly Role[] roles;

    private Permission(params Role[] roles) => this.roles = roles;

    /// <summary>The applicant, or the helper who files for them under a mandate.</summary>
    public static readonly Permission Applicant = new(Role.Citizen, Role.Helper);

    /// <summary>The one-stop shop.</summary>
    public static readonly Permission Reception = new(Role.Reception);

    /// <summary>Whoever decides in the agency.</summary>
    public static readonly Permission Deciders = new(Role.Leader, Role.Manager);

    /// <summary>Whoever distributes work in the agency.</summary>
    public static readonly Permission Distributors = new(Role.Reception, Role.Leader, Role.Manager);

    /// <summary>Everybody who handles dossiers in the agency; a specialist only those assigned to them.</summary>
    public static readonly Permission Handlers = new(Role.Reception, Role.Specialist, Role.Leader, Role.Manager);

    /// <summary>The reception desk for money at the counter, payment systems for money online.</summary>
    public static readonly Permission Cashiers = new(Role.Reception, Role.Integrator);

    /// <summary>Systems that work for the agency.</summary>
    public static readonly Permission Systems = new(Role.Integrator);

    /// <summary>The applicant, or the manager who got the petition from elsewhere.</summary>
    public static readonly Permission ApplicantAndManager = new(Role.Citizen, Role.Helper, Role.Manager);

    /// <summary>The role may give the command at all.</summary>
    public bool Includes(Role role) => Array.IndexOf(roles, role) >= 0;

    /// <summary>The caller has a tie to the dossier: it is theirs, or their agency's.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="mandate">The open mandate of the applicant under which a helper asks, if there is one.</param>
    public static bool CanSee(DossierState dossier, Caller caller, MandateGrant? mandate = null) => caller.Role switch
    {
        // Who registered a dossier at the counter did so as an officer: it is not theirs when they sign in as a citizen.
        Role.Citizen => caller.Subject == dossier.Applicant,
        Role.Helper => caller.Subject == dossier.Applicant
            || (NeedsMandate(dossier, caller) && mandate?.Mandator == dossier.Applicant),
        Role.Reception or Role.Specialist or Role.Leader or Role.Manager or Role.Integrator =>
            dossier.Status != DossierStatus.Draft && dossier.SubmittedAt is not null && IsOfAgency(dossier, caller),
        _ => false,
    };

    /// <summary>Whether the caller filed it for somebody else, so that only an open mandate is a tie.</summary>
    public static bool NeedsMandate(DossierState dossier, Caller caller) =>
        caller.Role == Role.Helper && caller.Subject == dossier.FiledBy && caller.Subject != dossier.Applicant
        && dossier.Mandate is not null;

    /// <summary>The agency is the caller's own or stands below it.</summary>
    public static bool IsOfAgency(string agency, Caller caller) =>
        AgencyCode.TryParse(caller.Agency, out var own)
        && AgencyCode.TryParse(agency, out var asked)
        && asked.IsWithin(own);

    private static bool IsOfAgency(DossierState dossier, Caller caller) => IsOfAgency(dossier.Agency, caller);
}
