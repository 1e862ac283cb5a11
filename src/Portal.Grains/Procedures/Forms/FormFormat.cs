namespace Portal.Grains.Procedures.Forms;

/// <summary>Meaning of a text beyond its characters.</summary>
public enum FormFormat
{
    /// <summary>None.</summary>
    None,

    /// <summary>A day that exists, <c>2026-08-31</c>.</summary>
    Date,

    /// <summary>Personal identification number of 12 digits (Law on Identification 2023).</summary>
    PersonalNumber,

    /// <summary>Tax code of 10 digits, or 10-3 for a dependent unit (Circular 86/2024/TT-BTC).</summary>
    TaxCode,

    /// <summary>Vietnamese telephone number.</summary>
    Phone,
}
