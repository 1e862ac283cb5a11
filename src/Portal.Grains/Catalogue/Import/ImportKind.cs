namespace Portal.Grains.Catalogue.Import;

/// <summary>What an imported file holds.</summary>
public enum ImportKind
{
    /// <summary>Agencies, in the format of <c>data/agencies.json</c>.</summary>
    Agencies,

    /// <summary>Procedures, in the format of <c>data/procedures.json</c>.</summary>
    Procedures,

    /// <summary>Days off, in the format of <c>data/holidays.json</c>.</summary>
    Holidays,

    /// <summary>What agencies offer of procedures: authority, online service, online payment.</summary>
    Provisions,

    /// <summary>Announcement decisions of ministries and provinces.</summary>
    Announcements,
}
