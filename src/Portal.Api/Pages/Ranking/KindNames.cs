using Portal.Api.Pages.Shared;
using Portal.Grains.Agencies;

namespace Portal.Api.Pages.Ranking;

/// <summary>Kinds of units in words.</summary>
internal static class KindNames
{
    public static string Plural(this PageText text, AgencyKind kind) => kind switch
    {
        AgencyKind.Ministry => text.Say("Bộ, cơ quan trung ương", "Ministries"),
        AgencyKind.Province => text.Say("Tỉnh, thành phố", "Provinces"),
        AgencyKind.Department => text.Say("Sở, ban, ngành", "Departments"),
        _ => text.Say("Xã, phường, đặc khu", "Communes"),
    };
}
