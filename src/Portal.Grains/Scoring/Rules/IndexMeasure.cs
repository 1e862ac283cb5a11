namespace Portal.Grains.Scoring.Rules;

/// <summary>What the two numbers of an index say.</summary>
public enum IndexMeasure
{
    /// <summary>Some of all: the numerator is at most the denominator.</summary>
    Ratio,

    /// <summary>A sum over a count, such as days over dossiers.</summary>
    Average,
}
