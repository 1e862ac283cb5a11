using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <param name="Places">Places won against the period before; negative when lost.</param>
/// <param name="Points">Points won; negative when lost.</param>
internal sealed record ChangeView(int Places, decimal Points)
{
    public static ChangeView? Of(RankChange? change) => change is null ? null : new(change.Places, change.Points);
}
