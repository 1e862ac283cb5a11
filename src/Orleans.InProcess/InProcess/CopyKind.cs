namespace Orleans.InProcess;

/// <summary>How values of a type cross a call.</summary>
internal enum CopyKind
{
    /// <summary>Not at all.</summary>
    Refused,

    /// <summary>As they are: they never change.</summary>
    ByReference,

    /// <summary>Element by element.</summary>
    Array,

    /// <summary>Element by element.</summary>
    List,

    /// <summary>Element by element.</summary>
    Set,

    /// <summary>Entry by entry.</summary>
    Dictionary,

    /// <summary>Field by field.</summary>
    Members,

    /// <summary>As the value's own type says.</summary>
    ByRuntimeType,
}
