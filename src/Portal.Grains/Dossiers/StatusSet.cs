namespace Portal.Grains.Dossiers;

/// <summary>A set of statuses, as bits.</summary>
internal readonly record struct StatusSet(int Bits)
{
    public static readonly StatusSet None;

    public static readonly StatusSet AllButDraft = new(~(1 << (int)DossierStatus.Draft));

    public static StatusSet Of(params ReadOnlySpan<DossierStatus> statuses)
    {
        var bits = 0;
        foreach (var status in statuses)
            bits |= 1 << (int)status;
        return new StatusSet(bits);
    }

    public bool Contains(DossierStatus status) => (Bits & (1 << (int)status)) != 0;
}
