namespace Portal.Api.Tests.Running;

/// <summary>How far a dossier is brought for a test.</summary>
internal enum Stage
{
    Draft,
    Submitted,

    /// <summary>Accepted and assigned to the specialist of the agency.</summary>
    InProcess,

    /// <summary>In process, with a fee that the agency has still to set.</summary>
    InProcessWithFee,

    PaymentRequested,
    SupplementRequested,

    /// <summary>In process again after a supplement.</summary>
    Supplemented,

    Finished,
}
