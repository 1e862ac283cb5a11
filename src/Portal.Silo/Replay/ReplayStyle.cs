namespace Portal.Silo.Replay;

/// <summary>How much happens to each dossier of a replay.</summary>
internal enum ReplayStyle
{
    /// <summary>Everything that happens in an office: assignment, forwarding, supplements, apologies, hand-over.</summary>
    Full,

    /// <summary>What the indices look at, for a whole province: submission, payment, receipt, synchronisation, result.</summary>
    Lean,
}
