namespace Portal.Grains.Scoring;

/// <summary>Figures of one unit, computed from its dossiers at the moment of asking.</summary>
public interface IUnitStatistics
{
    /// <summary>The figures of a unit and all units below it.</summary>
    Task<UnitFigures> OfAsync(string agency, ScorePeriod period, CancellationToken cancellationToken);
}
