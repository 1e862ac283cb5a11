using Portal.Api.Problems;
using Portal.Grains.Catalogue;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Targets;
using Portal.Grains.Shared;

namespace Portal.Api.Ministry;

/// <summary>Whose targets a caller sets.</summary>
internal sealed class TargetDesk(ITargets targets, IndexCatalogue rules, ICatalogue catalogue)
{
    public ITargets Targets => targets;

    /// <summary>The owner of the caller's targets (<see langword="null"/>: the ministry), or why there are none.</summary>
    public (string? Owner, PortalProblem? Problem) OwnerOf(string index, Caller caller)
    {
        if (!rules.Indices.Any(one => one.Id == index && one.Measure == IndexMeasure.Ratio))
            return (null, PortalProblem.Of("score.index_unknown"));
        if (caller.Role == Role.Ministry)
            return (null, null);

        // Only those at the top of the tree set targets; a department follows its province's.
        return caller.Agency is { } owner && catalogue.Current.Agencies.Find(owner) is { Parent: null }
            ? (owner, null)
            : (null, PortalProblem.Of("target.not_yours"));
    }
}
