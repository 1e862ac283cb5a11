namespace Portal.Grains.Procedures;

/// <summary>How much of a procedure happens online (Decree 42/2022; the old level in brackets).</summary>
public enum OnlineKind
{
    /// <summary>Information only; dossiers are handed in at the counter or by post.</summary>
    None = 2,

    /// <summary>Một phần (level 3): online submission, something still happens in person.</summary>
    Partial = 3,

    /// <summary>Toàn trình (level 4): everything online, result online or by post.</summary>
    Full = 4,
}
