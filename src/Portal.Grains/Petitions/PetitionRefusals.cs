using System.Globalization;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Every "no" that a petition can say.</summary>
internal static class PetitionRefusals
{
    public static readonly Refusal NotFound = Refusal.Of("petition.not_found");
    public static readonly Refusal AlreadyExists = Refusal.Of("petition.already_exists");
    public static readonly Refusal StaleRevision = Refusal.Of("petition.stale_revision");
    public static readonly Refusal AgencyUnknown = Refusal.Of("petition.agency_unknown");
    public static readonly Refusal DossierNotYours = Refusal.Of("petition.dossier_not_yours");
    public static readonly Refusal SameAgency = Refusal.Of("petition.same_agency");
    public static readonly Refusal AlreadyRated = Refusal.Of("petition.already_rated");
    public static readonly Refusal TooManyAdditions = Refusal.Of("petition.too_many_additions");

    public static Refusal RoleMayNot(Role role) => Refusal.Of("petition.role_may_not", Caller.RoleName(role));

    public static Refusal NotInThisStatus(PetitionStatus status) =>
        Refusal.Of("petition.not_in_this_status", ((int)status).ToString(CultureInfo.InvariantCulture));
}
