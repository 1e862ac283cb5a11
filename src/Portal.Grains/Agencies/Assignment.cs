namespace Portal.Grains.Agencies;

/// <summary>How accepted dossiers find their officer.</summary>
public enum Assignment
{
    /// <summary>Reception, leader or manager assigns each one.</summary>
    Manual,

    /// <summary>The officers of the list take turns.</summary>
    TakeTurns,
}
