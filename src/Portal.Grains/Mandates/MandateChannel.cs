namespace Portal.Grains.Mandates;

/// <summary>Where a mandate was given.</summary>
public enum MandateChannel
{
    /// <summary>By the villager, from their own account.</summary>
    Account,

    /// <summary>At the counter of the commune, on paper, before a reception officer.</summary>
    Counter,
}
