namespace Portal.Grains.Shared;

/// <summary>Who asks. Built from the access token by the API; never from the body of a request.</summary>
/// <param name="Subject">Opaque id of the person or system; no name, no personal number.</param>
/// <param name="Role">What they act as.</param>
/// <param name="Agency">Code of the agency an officer works for, or <see langword="null"/>.</param>
/// <param name="Assurance">How well the identity was checked.</param>
[GenerateSerializer, Immutable, Alias("portal.caller")]
public sealed record Caller(
    [property: Id(0)] string Subject,
    [property: Id(1)] Role Role,
    [property: Id(2)] string? Agency,
    [property: Id(3)] Assurance Assurance)
{
    /// <summary>How the journal names the caller: role and subject.</summary>
    public string Actor => $"{RoleName(Role)}:{Subject}";

    /// <summary>The name of a role in tokens, journal and API.</summary>
    public static string RoleName(Role role) => role switch
    {
        Role.Citizen => "citizen",
        Role.Helper => "helper",
        Role.Reception => "reception",
        Role.Specialist => "specialist",
        Role.Leader => "leader",
        Role.Manager => "manager",
        Role.Ministry => "ministry",
        Role.Administrator => "administrator",
        Role.Integrator => "integrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of the portal."),
    };
}
