using Portal.Api.Pages.Shared;
using Portal.Grains.Agencies;

namespace Portal.Api.Pages.Ranking;

/// <summary>Kinds of units in addresses and in words.</summary>
internal static class KindNames
{
    public static string Of(AgencyKind kind) => kind switch
    {
        AgencyKind.Ministry => "ministry",
        AgencyKind.Province => "province",
        AgencyKind.Department => "department",
        _ => "commune",
    };

    public static AgencyKind? Parse(string? name) => name switch
    {
        "ministry" => AgencyKind.Ministry,
        "province" => AgencyKind.Province,
        "department" => AgencyKind.Department,
        "commune" => AgencyKind.Commune,
        _ => null,
    };

    public static string Plural(this PageText text, AgencyKind kind) => kind switch
    {
        AgencyKind.Ministry => text.Say("Bộ, cơ quan trung ương", "Ministries"),
        AgencyKind.Province => text.Say("Tỉnh, thành phố", "Provinces"),
        AgencyKind.Department => text.Say("Sở, ban, ngành", "Departments"),
        _ => text.Say("Xã, phường, đặc khu", "Communes"),
    };
}
