namespace Portal.Grains.Dossiers;

/// <summary>How a dossier came in; the codes are those of the National Portal (KenhThucHien).</summary>
public enum Channel
{
    /// <summary>At the counter.</summary>
    Direct = 1,

    /// <summary>Online.</summary>
    Online = 2,

    /// <summary>By public post.</summary>
    Post = 3,
}
