namespace Portal.Grains.Dossiers.Paying;

/// <summary>Where a fee was paid; online channels as DuocThanhToanTrucTuyen 1 and 2.</summary>
public enum PaymentChannel
{
    /// <summary>In cash or by card at the counter: a step in person.</summary>
    Counter = 0,

    /// <summary>Online through the payment platform of the National Portal.</summary>
    NationalPortal = 1,

    /// <summary>Online through the agency's own gateway.</summary>
    OwnGateway = 2,
}
