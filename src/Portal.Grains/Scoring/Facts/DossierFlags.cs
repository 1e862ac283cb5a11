namespace Portal.Grains.Scoring.Facts;

/// <summary>
/// Facts of a dossier that are so or not; since when, says <see cref="DossierFact.Holds"/>. The bits stand in stored facts.
/// </summary>
[Flags]
internal enum DossierFlags
{
    None = 0,

    /// <summary>Some money is due.</summary>
    Fee = 1,

    /// <summary>At least one component came as a file.</summary>
    ComponentFile = 2,

    /// <summary>At least one component was digitised before and used again.</summary>
    Reused = 4,

    /// <summary>At least one component came from the personal store.</summary>
    FromStore = 8,

    /// <summary>The result is electronic; it exists from the end of processing on.</summary>
    ElectronicResult = 16,

    /// <summary>The result was linked into the personal store.</summary>
    ResultInStore = 32,

    /// <summary>The identity was verified, or data of the population database used.</summary>
    PopulationData = 64,

    Disliked = 128,

    Petitioned = 256,
}
