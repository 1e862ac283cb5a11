using Portal.Grains.Dossiers;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>
/// Who may do something with a petition: the roles, and for each role the tie to this very petition. Whoever has no tie
/// must not even learn that the petition exists.
/// </summary>
internal sealed record PetitionPermission
{
    private readonly Role[] roles;

    private PetitionPermission(params Role[] roles) => this.roles = roles;

    /// <summary>Who sent it, or would.</summary>
    public static readonly PetitionPermission Sender = new(Role.Citizen, Role.Helper);

    /// <summary>Everybody who handles petitions in the agency.</summary>
    public static readonly PetitionPermission Handlers =
        new(Role.Reception, Role.Specialist, Role.Leader, Role.Manager);

    /// <summary>The role may give the command at all.</summary>
    public bool Includes(Role role) => Array.IndexOf(roles, role) >= 0;

    /// <summary>The caller has a tie to the petition: they sent it, or it is their agency's.</summary>
    public static bool CanSee(PetitionState petition, Caller caller) => caller.Role switch
    {
        Role.Citizen or Role.Helper => caller.Subject == petition.Sender,
        Role.Reception or Role.Specialist or Role.Leader or Role.Manager =>
            (petition.Class != PetitionClass.Staff || SeesStaff(caller.Role))
            && Permission.IsOfAgency(petition.Agency, caller),
        _ => false,
    };

    /// <summary>A petition about the staff must not reach those it may be about: leaders and managers handle it.</summary>
    public static bool SeesStaff(Role role) => role is Role.Leader or Role.Manager;
}
