using Portal.Grains.Dossiers;

namespace Portal.Grains.Agencies;

/// <summary>What numbers exist already.</summary>
internal interface IDossierNumbers
{
    /// <summary>The highest sequence of the agency and day of <paramref name="any"/>, 0 when there is none.</summary>
    Task<int> HighestAsync(DossierNumber any, CancellationToken cancellationToken);
}
