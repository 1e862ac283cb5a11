namespace Portal.Grains.Scoring.Rules;

/// <summary>What an index counts.</summary>
public enum IndexScope
{
    /// <summary>Dossiers: a parent is the sum over its units.</summary>
    Dossiers,

    /// <summary>Procedures: a parent counts distinct ones.</summary>
    Procedures,

    /// <summary>Petitions: a parent is the sum over its units.</summary>
    Petitions,

    /// <summary>Communes: a parent counts those below it.</summary>
    Communes,
}
