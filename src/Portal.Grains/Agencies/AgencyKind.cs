namespace Portal.Grains.Agencies;

/// <summary>What kind of body an agency is; the levels of the two-tier administration since 1 July 2025.</summary>
public enum AgencyKind
{
    /// <summary>A ministry or another central body.</summary>
    Ministry,

    /// <summary>A province or centrally run city (UBND tỉnh, thành phố).</summary>
    Province,

    /// <summary>A department or board of a province (sở, ban, ngành).</summary>
    Department,

    /// <summary>A commune, ward or special zone (xã, phường, đặc khu).</summary>
    Commune,
}
