namespace Portal.Grains.Procedures;

/// <summary>How far the online service of a procedure is at an agency.</summary>
public enum ServiceState
{
    /// <summary>There is no online service.</summary>
    None,

    /// <summary>Open to everybody (đang công khai).</summary>
    Public,

    /// <summary>Still open, about to end (chờ dừng).</summary>
    Closing,

    /// <summary>On trial (đang thử nghiệm).</summary>
    Test,
}
