using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>Makes rankings of a table.</summary>
internal static class RankMaker
{
    /// <summary>The ranking, with the changes against the same one of the period before.</summary>
    public static RankView Make(RankQuery query, ScoreTable table, ScoreTable? before)
    {
        var earlier = before is null
            ? []
            : Rank(query, before).Where(unit => unit.Rank is not null).ToDictionary(unit => unit.Entry.Code, StringComparer.Ordinal);
        var lines = Rank(query, table).Select(unit => new RankLine(
            table.Agencies.Find(unit.Entry.Code)!,
            unit.Rank,
            unit.IsEqual,
            unit.Entry.Total,
            table.Find(unit.Entry.Code)!.Card(query.Profile),
            unit.Rank is { } rank && earlier.TryGetValue(unit.Entry.Code, out var old)
                ? new RankChange(old.Rank!.Value - rank, unit.Entry.Total - old.Entry.Total)
                : null)).ToImmutableArray();
        return new RankView(
            table, lines, NationalRow.Of(lines.Where(line => line.Rank is not null).Select(line => line.Card.Groups)));
    }

    /// <summary>Where a unit would stand among its peers with another scorecard.</summary>
    public static int? RankOf(ScoreTable table, Agency agency, Scorecard card)
    {
        var peers = table.Agencies.Peers(agency.Code).Where(peer => peer.Code != agency.Code)
            .Select(peer => EntryOf(peer.Code, table.Find(peer.Code)!.Card(card.Profile), null))
            .Append(EntryOf(agency.Code, card, null));
        return Ranking.Of(peers).First(unit => unit.Entry.Code == agency.Code).Rank;
    }

    private static ImmutableArray<RankedUnit> Rank(RankQuery query, ScoreTable table) => table.View(
        new RankKey(query.Profile, query.Parent, query.Kind, query.By),
        key => new Ranked(Ranking.Of(Units(key, table)
            .Select(agency => EntryOf(agency.Code, table.Find(agency.Code)!.Card(key.Profile), key.By))))).Units;

    private static IEnumerable<Agency> Units(RankKey key, ScoreTable table)
    {
        var units = key.Parent is null ? table.Agencies.Roots : table.Agencies.Children(key.Parent);
        return key.Kind is { } kind ? units.Where(agency => agency.Kind == kind) : units;
    }

    private static RankEntry EntryOf(string code, Scorecard card, string? by)
    {
        if (by is null)
            return new RankEntry(code, card.Total, card.Exact, card.HasData);
        if (Enum.TryParse<IndexGroup>(by, ignoreCase: true, out var group))
        {
            var exact = card.Indices.Where(index => index.Rule.Index.Group == group).Sum(index => index.Exact);
            return new RankEntry(code, card[group].Points, exact, card.HasData);
        }

        return card.Find(by) is { } one
            ? new RankEntry(code, one.Points ?? 0, one.Exact, card.HasData && one.Count.Denominator > 0)
            : new RankEntry(code, 0, 0, HasData: false);
    }

    private sealed record RankKey(string Profile, string? Parent, AgencyKind? Kind, string? By);

    private sealed record Ranked(ImmutableArray<RankedUnit> Units);
}
