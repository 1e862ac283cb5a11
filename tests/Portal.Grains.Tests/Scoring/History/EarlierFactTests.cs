using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Scoring.History;
using Portal.Grains.Tests.Dossiers.Walks;

namespace Portal.Grains.Tests.Scoring.History;

/// <summary>What a dossier was, told from what it is: the same as its journal says, where the row can tell it at all.</summary>
public sealed class EarlierFactTests
{
    [Fact]
    public void A_row_tells_what_the_dossier_was_at_any_moment_unless_something_ambiguous_came_later()
    {
        var (told, different) = (0, 0);
        foreach (var walk in Enumerable.Range(1, 400).Select(seed => new DossierWalk(seed).Go(80)).Where(walk => walk.Last is not null))
        {
            var today = DossierFacts.Of(walk.Last!.ToRow());
            foreach (var known in walk.Journal.Select(entry => entry.At).Distinct())
            {
                var then = DossierFacts.Of(walk.States[walk.Journal.FindLastIndex(entry => entry.At <= known)].ToRow());
                if (!then.IsReceived || IsUnclear(today, walk.Journal.Where(entry => entry.At > known), Moment.Of(known)))
                    continue;

                AssertSame(then, EarlierFact.Of(today, Moment.Of(known)));
                told++;
                different += then.EndedAt != today.EndedAt || then.Flags != today.Flags ? 1 : 0;
            }
        }

        Assert.True(told > 500 && different > 100, $"Only {told} moments were looked at, {different} of them with something later.");
    }

    [Fact]
    public void Every_ambiguous_event_can_change_what_a_row_tells_of_the_time_before_it()
    {
        var found = new HashSet<string>();
        foreach (var walk in Enumerable.Range(1, 2_000).Select(seed => new DossierWalk(seed).Go(80)).Where(walk => walk.Last is not null))
        {
            for (var last = 1; last < walk.Journal.Count; last++)
            {
                var known = walk.Journal[last - 1].At;
                var then = DossierFacts.Of(walk.States[last - 1].ToRow());
                if (then.IsReceived && walk.Journal[last].At > known
                    && !Same(then, EarlierFact.Of(DossierFacts.Of(walk.States[last].ToRow()), Moment.Of(known))))
                    found.Add(walk.Journal[last].Type);
            }
        }

        Assert.Subset(EarlierFact.Ambiguous.ToHashSet(), found);
        Assert.Contains(EarlierFact.Synchronised, found);
        Assert.Contains(EarlierFact.Rated, found);
    }

    [Fact]
    public void Ambiguous_events_are_events_of_dossiers() =>
        Assert.Subset(DossierJson.EventNames.ToHashSet(), EarlierFact.Ambiguous.ToHashSet());

    /// <summary>As the statement of <see cref="KnownFacts"/> has it.</summary>
    private static bool IsUnclear(DossierFact fact, IEnumerable<JournalEntry> later, long known) => later.Any(entry => entry.Type switch
    {
        EarlierFact.Rated => fact.Has(DossierFlags.Disliked),
        EarlierFact.Synchronised => fact.SyncedAt <= known,
        _ => EarlierFact.Ambiguous.Contains(entry.Type),
    });

    private static bool Same(DossierFact one, DossierFact other) =>
        one.Pauses.SequenceEqual(other.Pauses) && one.Marks.SequenceEqual(other.Marks)
        && one == other with { Pauses = one.Pauses, Marks = one.Marks };

    private static void AssertSame(DossierFact expected, DossierFact actual)
    {
        Assert.Equal(expected.Pauses, actual.Pauses);
        Assert.Equal(expected.Marks, actual.Marks);
        Assert.Equal(expected with { Pauses = actual.Pauses, Marks = actual.Marks }, actual);
    }
}
