namespace Orleans;

/// <summary>Kinds of reasons for the end of an activation: those that one process can have.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>Not told.</summary>
    None = 0,

    /// <summary>The process stops.</summary>
    ShuttingDown = 1,

    /// <summary>The activation did not come about.</summary>
    ActivationFailed = 2,

    /// <summary>No call for longer than the configured time.</summary>
    ActivationIdle = 4,

    /// <summary>The grain failed in a way that makes its memory doubtful.</summary>
    ApplicationError = 8,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,
}
