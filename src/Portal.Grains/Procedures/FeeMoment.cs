namespace Portal.Grains.Procedures;

/// <summary>Until when a fee must be paid; the codes are those of the National Portal.</summary>
public enum FeeMoment
{
    /// <summary>Before the dossier is accepted.</summary>
    AtReceipt = 1,

    /// <summary>Together with a supplement.</summary>
    AtSupplement = 2,

    /// <summary>Before the result is handed over.</summary>
    WithResult = 4,
}
