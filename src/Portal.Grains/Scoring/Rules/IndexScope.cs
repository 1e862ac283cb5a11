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

/// <summary>What the two numbers of an index say.</summary>
public enum IndexMeasure
{
    /// <summary>Some of all: the numerator is at most the denominator.</summary>
    Ratio,

    /// <summary>A sum over a count, such as days over dossiers.</summary>
    Average,
}
