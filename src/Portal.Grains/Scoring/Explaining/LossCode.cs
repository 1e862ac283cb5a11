namespace Portal.Grains.Scoring.Explaining;

/// <summary>Reasons for which an index misses a case.</summary>
public enum LossCode
{
    /// <summary>It ended after the promised date.</summary>
    EndedLate,

    /// <summary>It is open, and the promised date is over.</summary>
    OpenLate,

    /// <summary>A supplement was asked for more than once.</summary>
    SecondSupplement,

    /// <summary>It was not synchronised to the National Portal.</summary>
    NotSynchronised,

    /// <summary>It was not submitted online.</summary>
    NotOnline,

    /// <summary>A fee is due, and was not paid online.</summary>
    NotPaidOnline,

    /// <summary>It has no electronic result.</summary>
    NoElectronicResult,

    /// <summary>No component came as a file.</summary>
    NoComponentFile,

    /// <summary>No digitised component was used again.</summary>
    NothingReused,

    /// <summary>Nothing came from the personal store, and the result was not linked into it.</summary>
    NotInStore,

    /// <summary>The identity was not verified, and no data of the population database was used.</summary>
    NoPopulationData,

    /// <summary>It was disliked.</summary>
    Disliked,

    /// <summary>A petition was made about it.</summary>
    Petitioned,

    /// <summary>A step of the petition came after its limit.</summary>
    StepLate,

    /// <summary>The sender complained again.</summary>
    ComplainedAgain,
}
