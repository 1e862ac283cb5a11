using Portal.Api.Pages.Shared;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Pages.Scorecards;

/// <summary>What the page of one unit shows.</summary>
/// <param name="Text">Words and links.</param>
/// <param name="Now">The moment.</param>
/// <param name="Agency">The unit.</param>
/// <param name="Scores">Its scores, or <see langword="null"/> while they are being built.</param>
/// <param name="MaySeeCases">Whether the reader may see the dossiers behind lost points.</param>
/// <param name="Why">The index that is explained, or <see langword="null"/>.</param>
public sealed record ScorecardModel(
    PageText Text,
    DateTimeOffset Now,
    Grains.Agencies.Agency Agency,
    ScorePeriod Period,
    string Profile,
    ScorecardScores? Scores,
    bool MaySeeCases,
    WhyModel? Why)
{
    /// <summary>The ranking that the unit has its place in.</summary>
    internal RankQuery Peers => new(Period, Profile, Agency.Parent, Agency.Kind);

    /// <summary>This page for another period.</summary>
    public string LinkTo(ScorePeriod period) => Link(period.Name, null);

    /// <summary>This page with an index explained.</summary>
    public string LinkToWhy(string index, string? procedure = null) =>
        Link(Period.Name, index, procedure) + "#why";

    /// <summary>The ranking that this unit stands in.</summary>
    public string LinkToRanking => Text.Link("/", ("period", Period.Name), ("parent", Agency.Parent));

    private string Link(string period, string? index, string? procedure = null) => Text.Link(
        "/scorecards/" + Agency.Code,
        ("period", period),
        ("profile", Profile == IndexCatalogue.DefaultProfile ? null : Profile),
        ("index", index),
        ("procedure", procedure));
}
