using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Authorisation;

/// <summary>One endpoint of the authorisation table: who may reach it, who succeeds, and what is foreign there.</summary>
/// <param name="Endpoint">Method and route pattern.</param>
/// <param name="Reach">Roles that the endpoint lets in at all; everybody else gets 403, the anonymous 401.</param>
/// <param name="May">Roles that succeed with their own object; those who only reach it get 403.</param>
/// <param name="Make">Makes the request of a role on its own object, or on a foreign one.</param>
internal sealed record AccessRow(
    string Endpoint,
    string[] Reach,
    string[] May,
    Func<Arena, string, bool, Task<Ask>> Make)
{
    public static readonly string[] Roles =
        ["citizen", "helper", "reception", "specialist", "leader", "manager", "ministry", "administrator", "integrator"];

    public const string Anonymous = "anonymous";

    /// <summary>Whether there is such a thing as a foreign object.</summary>
    public bool HasForeign { get; init; }

    /// <summary>Status for a foreign object when the role may use the endpoint.</summary>
    public int ForeignForMay { get; init; } = 404;

    /// <summary>Status for a foreign object when the role only reaches the endpoint.</summary>
    public int ForeignForReach { get; init; } = 404;

    /// <summary>Roles to which no object is foreign here.</summary>
    public string[] SeesAll { get; init; } = [];

    /// <summary>The endpoint is there with one of the engines only; where it is not, the row says nothing.</summary>
    public bool OnlyWhenMapped { get; init; }

    public bool IsOpen => Reach.Length == 0;

    /// <summary>What must come; 200 stands for any success, the way on after a form included.</summary>
    public int Expected(string role, bool own)
    {
        if (IsOpen)
            return 200;
        if (role == Anonymous)
            return 401;
        if (!Reach.Contains(role))
            return 403;
        if (own || SeesAll.Contains(role))
            return May.Contains(role) ? 200 : 403;
        return May.Contains(role) ? ForeignForMay : ForeignForReach;
    }
}
