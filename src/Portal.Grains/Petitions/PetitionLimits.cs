namespace Portal.Grains.Petitions;

/// <summary>Bounds that keep one petition small; technical, not legal.</summary>
internal static class PetitionLimits
{
    /// <summary>Most characters of what the sender writes at once.</summary>
    public const int Text = 5_000;

    /// <summary>Most additions and renewed complaints of one petition.</summary>
    public const int Additions = 20;
}
