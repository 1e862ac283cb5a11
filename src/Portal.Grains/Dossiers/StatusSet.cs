namespace Portal.Grains.Dossiers;

/// <summary>A set of statuses, as bits.</summary>
internal readonly record struct StatusSet(int Bits)
{
    public static readonly StatusSet None;

    public static readonly StatusSet AllButDraft = new(~(1 << (int)DossierStatus.Draft));

    /// <summary>The agency has come to an end with it, though the result may wait to be fetched.</summary>
    public static readonly StatusSet Ended = Of(
        DossierStatus.Refused, DossierStatus.Withdrawn, DossierStatus.Stopped, DossierStatus.Finished,
        DossierStatus.ResultReturned);

    /// <summary>Submitted, and not at its end.</summary>
    public static readonly StatusSet Open = new(~Ended.Bits & ~(1 << (int)DossierStatus.Draft));

    /// <summary>The numbers of its statuses, as they are stored.</summary>
    public IEnumerable<int> Codes => Enum.GetValues<DossierStatus>().Where(Contains).Select(status => (int)status);

    public static StatusSet Of(params ReadOnlySpan<DossierStatus> statuses)
    {
        var bits = 0;
        foreach (var status in statuses)
            bits |= 1 << (int)status;
        return new StatusSet(bits);
    }

    public bool Contains(DossierStatus status) => (Bits & (1 << (int)status)) != 0;
}
