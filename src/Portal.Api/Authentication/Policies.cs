using Microsoft.AspNetCore.Authorization;
using Portal.Grains.Shared;

namespace Portal.Api.Authentication;

/// <summary>Who may use which part of the API. Whatever has no policy is closed to everybody.</summary>
internal static class Policies
{
    /// <summary>Citizens, enterprises and those who file for them.</summary>
    public const string Applicants = "applicants";

    /// <summary>Citizens and enterprises themselves.</summary>
    public const string Citizens = "citizens";

    /// <summary>Members of community digital teams.</summary>
    public const string Helpers = "helpers";

    /// <summary>Everybody who sends files: applicants, helpers and officers.</summary>
    public const string Uploaders = "uploaders";

    /// <summary>Everybody who works on dossiers in an agency.</summary>
    public const string Officers = "officers";

    /// <summary>Officers, and systems that confirm payments.</summary>
    public const string OfficersAndSystems = "officers-and-systems";

    /// <summary>Systems that synchronise dossiers.</summary>
    public const string Systems = "systems";

    /// <summary>Managers of an agency.</summary>
    public const string Managers = "managers";

    /// <summary>Who may see figures: officers within their agency, the ministry everywhere.</summary>
    public const string Statistics = "statistics";

    /// <summary>Administrators.</summary>
    public const string Administrators = "administrators";

    public static void Configure(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        Add(options, Applicants, Role.Citizen, Role.Helper);
        Add(options, Citizens, Role.Citizen);
        Add(options, Helpers, Role.Helper);
        Add(options, Uploaders, Role.Citizen, Role.Helper, Role.Reception, Role.Specialist, Role.Leader, Role.Manager);
        Add(options, Officers, Role.Reception, Role.Specialist, Role.Leader, Role.Manager);
        Add(options, OfficersAndSystems, Role.Reception, Role.Specialist, Role.Leader, Role.Manager, Role.Integrator);
        Add(options, Systems, Role.Integrator);
        Add(options, Managers, Role.Leader, Role.Manager);
        Add(options, Statistics, Role.Leader, Role.Manager, Role.Ministry);
        Add(options, Administrators, Role.Administrator);
    }

    private static void Add(AuthorizationOptions options, string name, params Role[] roles) =>
        options.AddPolicy(name, policy => policy
            .RequireAuthenticatedUser()
            .RequireClaim(PortalClaims.Role, roles.Select(Caller.RoleName)));
}
