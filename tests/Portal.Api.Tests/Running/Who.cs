namespace Portal.Api.Tests.Running;

/// <summary>Somebody who calls: a persona of the development issuer, perhaps under another name or agency.</summary>
internal sealed record Who(string Persona, string? Agency = null, string? Subject = null)
{
    public const string OwnAgency = "H44.03";
    public const string OtherAgency = "H44.07";

    public static readonly Who Reception = new("reception");
    public static readonly Who Specialist = new("specialist");
    public static readonly Who Leader = new("leader");
    public static readonly Who Manager = new("manager");
    public static readonly Who Helper = new("helper");
    public static readonly Who Ministry = new("ministry");
    public static readonly Who Administrator = new("administrator");

    /// <summary>The payment system of the officers' own agency; the persona's is that of the whole province.</summary>
    public static readonly Who Integrator = new("integrator", OwnAgency);

    public static Who Citizen(string name) => new("citizen", Subject: name);

    /// <summary>The subject id in tokens.</summary>
    public string Name => Subject ?? Persona + "-1";

    public bool IsApplicant => Persona is "citizen" or "citizen-unverified" or "enterprise" or "helper";

    /// <summary>The same function in another agency.</summary>
    public Who At(string agency) => this with { Agency = agency, Subject = $"{Persona}-{agency}" };
}
