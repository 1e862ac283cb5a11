using System.Collections.Immutable;
using Portal.Api.Pages.Shared;
using Portal.Api.Requests;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Pages.Ranking;

/// <summary>What the ranking shows.</summary>
/// <param name="Text">Words and links.</param>
/// <param name="Now">The moment.</param>
/// <param name="Query">What is ranked.</param>
/// <param name="Parent">Units of this one are ranked; <see langword="null"/> at the top.</param>
/// <param name="Kinds">Kinds of units that can be ranked there.</param>
/// <param name="View">The ranking, or <see langword="null"/> while the scores are being built.</param>
public sealed record RankingModel(
    PageText Text,
    DateTimeOffset Now,
    RankQuery Query,
    Grains.Agencies.Agency? Parent,
    ImmutableArray<AgencyKind> Kinds,
    RankView? View)
{
    /// <summary>Units with a place.</summary>
    public IEnumerable<RankLine> Ranked => View?.Lines.Where(line => line.Rank is not null) ?? [];

    /// <summary>Units without dossiers and petitions in the period.</summary>
    public ImmutableArray<RankLine> Empty => View is null ? [] : [.. View.Lines.Where(line => line.Rank is null)];

    /// <summary>This page for another period.</summary>
    public string LinkTo(ScorePeriod period) => Link(period.Name, Parent?.Code, Query.Kind);

    /// <summary>This page for another kind of unit.</summary>
    public string LinkTo(AgencyKind? kind) => Link(Query.Period.Name, Parent?.Code, kind);

    /// <summary>The units inside one.</summary>
    public string LinkInto(string? parent) => Link(Query.Period.Name, parent, null);

    /// <summary>The page of one unit.</summary>
    public string LinkToCard(Grains.Agencies.Agency agency) =>
        Text.Link("/scorecards/" + agency.Code, ("period", Query.Period.Name), ("profile", Profile));

    private string? Profile => Query.Profile == Grains.Scoring.Rules.IndexCatalogue.DefaultProfile ? null : Query.Profile;

    private string Link(string period, string? parent, AgencyKind? kind) => Text.Link(
        "/",
        ("period", period),
        ("parent", parent),
        ("kind", kind is { } one ? EnumNames.NameOf(one) : null),
        ("profile", Profile));
}
