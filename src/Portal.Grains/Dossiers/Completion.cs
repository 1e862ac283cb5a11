namespace Portal.Grains.Dossiers;

/// <summary>How far a dossier is, for the look-up without sign-in (Circular 01/2018 Art. 16(2)(d)).</summary>
internal static class Completion
{
    /// <summary>Degree of completion in per cent: the share of the usual path that lies behind.</summary>
    public static int PercentOf(DossierStatus status) => status switch
    {
        DossierStatus.Draft => 0,
        DossierStatus.Submitted => 20,
        DossierStatus.Accepted => 40,
        DossierStatus.InProcess or DossierStatus.SupplementRequested or DossierStatus.PaymentRequested => 60,
        DossierStatus.Finished => 90,
        _ => 100,
    };
}
