namespace Portal.Grains.Dossiers.Looking;

/// <summary>What somebody read of a dossier; the numbers are stored.</summary>
[Flags]
public enum LookAt
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Form, components and how far it is.</summary>
    Content = 1,

    /// <summary>What happened to it.</summary>
    History = 2,

    /// <summary>A file of a component.</summary>
    ComponentFile = 4,

    /// <summary>The electronic result.</summary>
    Result = 8,
}
