using Portal.Grains.Agencies;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue;

/// <summary>
/// Which agency handles which procedure. The catalogue publishes the level, not the single agency:
/// <list type="bullet">
/// <item>level commune: every commune, ward and special zone;</item>
/// <item>level province: the province and each of its departments and boards (the province decides which of them does
/// the work, a division that is not published as data);</item>
/// <item>level ministry: the ministry in charge and bodies below it, no other ministry.</item>
/// </list>
/// </summary>
public static class Competence
{
    /// <summary>Whether the agency handles the procedure.</summary>
    public static bool Handles(Agency agency, ProcedureVersion procedure) => agency.Kind switch
    {
        AgencyKind.Commune => procedure.Levels.Contains(AgencyKind.Commune),
        AgencyKind.Province or AgencyKind.Department =>
            procedure.Levels.Contains(AgencyKind.Province) || procedure.Levels.Contains(AgencyKind.Department),
        AgencyKind.Ministry =>
            procedure.Levels.Contains(AgencyKind.Ministry)
            && AgencyCode.TryParse(agency.Code, out var code)
            && AgencyCode.TryParse(procedure.MinistryCode, out var ministry)
            && code.IsWithin(ministry),
        _ => false,
    };
}
