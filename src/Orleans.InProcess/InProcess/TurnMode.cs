namespace Orleans.InProcess;

/// <summary>What may run beside a turn on the same activation.</summary>
internal enum TurnMode : byte
{
    /// <summary>Nothing but <see cref="Interleaving"/> turns.</summary>
    Exclusive,

    /// <summary>Other turns that only read.</summary>
    ReadOnly,

    /// <summary>Everything.</summary>
    Interleaving,
}
