using Portal.Api.Problems;
using Portal.Grains.Agencies;
using Portal.Grains.Shared;

namespace Portal.Api.Agency;

/// <summary>Which agencies a caller may ask about: their own and those below it; the ministry about all.</summary>
internal static class AgencyReach
{
    /// <summary>What is wrong with asking about an agency, or <see langword="null"/>.</summary>
    public static PortalProblem? Problem(string? asked, Caller caller)
    {
        if (asked is null)
            return caller.Agency is null ? PortalProblem.Of("request.invalid_parameter", "agency", "H44.03") : null;
        if (!AgencyCode.TryParse(asked, out var code))
            return PortalProblem.Of("request.invalid_parameter", "agency", "H44.03");
        if (caller.Role == Role.Ministry)
            return null;

        return AgencyCode.TryParse(caller.Agency, out var own) && code.IsWithin(own)
            ? null
            : PortalProblem.Of("agency.not_yours");
    }
}
