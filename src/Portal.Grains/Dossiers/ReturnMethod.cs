namespace Portal.Grains.Dossiers;

/// <summary>How a result is handed over.</summary>
public enum ReturnMethod
{
    /// <summary>Electronically.</summary>
    Electronic,

    /// <summary>By public post.</summary>
    Post,

    /// <summary>Collected at the counter: a step in person.</summary>
    Counter,
}
