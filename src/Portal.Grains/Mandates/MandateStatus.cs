namespace Portal.Grains.Mandates;

/// <summary>Whether a mandate can be used.</summary>
public enum MandateStatus
{
    /// <summary>Its first day is still to come.</summary>
    Pending,

    /// <summary>In force.</summary>
    Open,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>Ended before its time.</summary>
    Revoked,
}
