namespace Portal.Grains.Procedures;

/// <summary>How the amount of a fee is fixed.</summary>
public enum FeeKind
{
    /// <summary>Nothing to pay.</summary>
    Free,

    /// <summary>The amount is known from the catalogue.</summary>
    Fixed,

    /// <summary>The agency sets the amount for each dossier by a payment request.</summary>
    SetByAgency,
}
