namespace Portal.Grains.Procedures;

/// <summary>Who may ask for a procedure.</summary>
public enum SubjectKind
{
    /// <summary>A person; counts for index 4.5a.</summary>
    Citizen,

    /// <summary>An enterprise or household business.</summary>
    Enterprise,

    /// <summary>Another organisation.</summary>
    Organisation,
}
