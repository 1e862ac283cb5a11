using Portal.Grains.Agencies;

namespace Portal.Api.Ministry;

/// <param name="Parent">Agency above; absent at the top.</param>
internal sealed record UnitView(string Code, string Name, AgencyKind Kind, string? Parent)
{
    public static UnitView Of(Grains.Agencies.Agency agency) => new(agency.Code, agency.Name, agency.Kind, agency.Parent);
}
