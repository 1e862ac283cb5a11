namespace Portal.Grains.Petitions;

/// <summary>What a petition is about (index 5.1).</summary>
public enum PetitionClass
{
    /// <summary>Quy định, thủ tục hành chính: rules and procedures.</summary>
    Procedures = 1,

    /// <summary>Hành vi của cán bộ, công chức: behaviour of staff.</summary>
    Staff = 2,

    /// <summary>Anything else.</summary>
    Other = 3,
}
