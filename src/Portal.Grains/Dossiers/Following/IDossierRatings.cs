using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Following;

/// <summary>What applicants say about how an agency handled their dossiers.</summary>
public interface IDossierRatings
{
    /// <summary>
    /// A page of the ratings of an agency, those promised last first. It may be short, or empty, and still have a next one: few
    /// dossiers are rated, and one page looks at so many of those that have ended.
    /// </summary>
    Task<Page<RatingLine>> OfAgencyAsync(RatingFilter filter, PageRequest page, CancellationToken cancellationToken);
}
