namespace Portal.Grains.Shared;

/// <summary>How well the identity behind an account was checked.</summary>
public enum Assurance
{
    /// <summary>Nothing but a phone number or e-mail.</summary>
    Low = 1,

    /// <summary>Data compared with the population database.</summary>
    Substantial = 2,

    /// <summary>National e-ID (VNeID level 2): what level-4 procedures need.</summary>
    Verified = 3,
}
