namespace Portal.Grains.Scoring.History;

/// <summary>Where the key lies that months are signed with. Bound from the configuration section <c>Scores</c>.</summary>
internal sealed class FreezeOptions
{
    /// <summary>File with the private key: ECDSA P-256, PEM (PKCS#8 or SEC 1).</summary>
    public string? SigningKey { get; set; }

    /// <summary>Where a key is made when none is named; null where that is not allowed.</summary>
    public string? KeyDirectory { get; set; }

    /// <summary>Day of the following month on which a month is put on record.</summary>
    public int FreezeDay { get; set; } = 5;
}
