using System.Globalization;
using Portal.Grains.Dossiers;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Tests.Dossiers.Walks;

/// <summary>Thousands of random lives of dossiers; a failure names its seed, which leads to the same life again.</summary>
public sealed class RandomWalkTests
{
    private const int Walks = 4_000;
    private const int Commands = 120;

    private static readonly Lazy<IReadOnlyList<(int Seed, DossierWalk Walk)>> All = new(() =>
        [.. Enumerable.Range(1, Walks).Select(seed => (seed, Walked(seed)))]);

    [Fact]
    public void Statuses_move_only_along_the_edges_of_the_law() => Hold(walk =>
    {
        if (walk.Last is null)
            return;

        Assert.Contains(walk.States[0].Status, AllowedEdges.Beginnings);
        foreach (var (before, after) in walk.States.Zip(walk.States.Skip(1)))
            Assert.True(AllowedEdges.Has(before.Status, after.Status), $"{before.Status} to {after.Status}");
    });

    [Fact]
    public void The_walks_reach_every_edge_so_that_the_other_tests_mean_something()
    {
        var walked = All.Value.SelectMany(one => one.Walk.States.Zip(one.Walk.States.Skip(1)))
            .Select(pair => (pair.First.Status, pair.Second.Status))
            .Where(edge => edge.Item1 != edge.Item2)
            .ToHashSet();

        Assert.Equal(AllowedEdges.Count, walked.Count);
    }

    [Fact]
    public void A_returned_level_4_dossier_had_identity_online_fee_and_no_step_in_person()
    {
        var count = 0;
        Hold(walk =>
        {
            if (walk.Last is not { OnlineKind: OnlineKind.Full, Status: DossierStatus.ResultReturned } dossier)
                return;

            count++;
            Assert.True(dossier.IdentityVerified);
            Assert.True(dossier.FeeDue == 0 || (dossier.PaidOnline && dossier.FeePaid == dossier.FeeDue));
            Assert.False(dossier.PaidAtCounter || dossier.OriginalsChecked || dossier.HadStepInPerson);
            Assert.NotEqual(ReturnMethod.Counter, dossier.Result!.DeliverBy);
        });
        Assert.True(count > 100, $"Only {count} dossiers of level 4 came to their end.");
    }

    [Fact]
    public void A_fee_at_receipt_was_paid_when_a_full_online_dossier_was_accepted()
    {
        var count = 0;
        Hold(walk =>
        {
            if (walk.Procedure != World.Level4)
                return;

            foreach (var dossier in walk.States.Where(state => state is { OnlineKind: OnlineKind.Full, ReceivedAt: not null }))
            {
                count++;
                Assert.True(dossier.PaidOnline);
            }
        });
        Assert.True(count > 100, $"Only {count} dossiers with such a fee were accepted.");
    }

    [Fact]
    public void A_returned_level_3_dossier_had_a_step_in_person_and_its_fee_paid()
    {
        var count = 0;
        Hold(walk =>
        {
            if (walk.Last is not { OnlineKind: OnlineKind.Partial, Status: DossierStatus.ResultReturned } dossier)
                return;

            count++;
            Assert.True(dossier.PaidAtCounter || dossier.OriginalsChecked || dossier.ReturnedBy == ReturnMethod.Counter);
            Assert.True(dossier.FeePaid >= dossier.FeeDue);
        });
        Assert.True(count > 100, $"Only {count} dossiers of level 3 came to their end.");
    }

    [Fact]
    public void The_times_of_a_dossier_are_in_order_and_its_first_date_never_moves() => Hold(walk =>
    {
        foreach (var dossier in walk.States)
        {
            Assert.Equal(dossier.ReceivedAt is null, dossier.FirstDueAt is null);
            Assert.True(dossier.ReceivedAt is null || dossier.SubmittedAt <= dossier.ReceivedAt);
            Assert.True(dossier.FinishedAt is null || dossier.ReceivedAt <= dossier.FinishedAt);
            Assert.Equal(dossier.PausedMilliseconds, LengthOf(dossier.Pauses));
            Assert.Equal(dossier.PaidOnline, dossier.PaidOnlineAt is not null);
            Assert.True(dossier.SyncedAt is null || dossier.SubmittedAt <= dossier.SyncedAt);
            Assert.True(dossier.PausedFrom is null || dossier.Status == DossierStatus.SupplementRequested);
            Assert.Equal(IsEnd(dossier.Status), dossier.EndedAt is not null);
            Assert.Equal(IsEnd(dossier.Status), StatusSet.Ended.Contains(dossier.Status));
        }

        Assert.True(walk.States.Select(state => state.FirstDueAt).Where(due => due is not null).Distinct().Count() <= 1);
    });

    [Fact]
    public void An_open_request_asks_for_something() => Hold(walk =>
    {
        foreach (var dossier in walk.States.Where(state => state.Status == DossierStatus.SupplementRequested))
            Assert.NotEmpty(dossier.AskedFor);
        foreach (var dossier in walk.States.Where(state => state.Status == DossierStatus.PaymentRequested))
            Assert.False(dossier.IsFeePaid);
    });

    [Fact]
    public void Revisions_count_the_events_without_a_gap() => Hold(walk =>
    {
        Assert.Equal(Enumerable.Range(1, walk.States.Count), walk.States.Select(state => state.Revision));
        Assert.Equal(walk.States.Count, walk.Journal.Count);
        Assert.Equal(walk.Journal.Select(entry => entry.At), walk.States.Select(state => state.UpdatedAt));
    });

    [Fact]
    public void Replaying_the_journal_gives_the_stored_state_byte_for_byte() => Hold(walk =>
    {
        if (walk.Last is null)
            return;

        var stored = DossierJson.Write(walk.Last);
        Assert.True(DossierReplay.LeadsTo(walk.Last.Id, walk.Journal, stored));
        Assert.Equal(stored, DossierJson.Write(DossierJson.ReadState(stored)));
        if (walk.Journal.Count > 1)
            Assert.False(DossierReplay.LeadsTo(walk.Last.Id, walk.Journal.SkipLast(1), stored));
    });

    [Fact]
    public void Events_are_written_as_they_are_read() => Hold(walk =>
    {
        foreach (var entry in walk.Journal)
        {
            var again = DossierJson.Write(
                DossierJson.ReadEvent(entry.Type, entry.Body.Span), new Occurrence(entry.At, entry.Actor));
            Assert.Equal(entry.Type, again.Type);
            Assert.True(entry.Body.Span.SequenceEqual(again.Body.Span));
        }
    });

    [Fact]
    public void The_row_agrees_with_the_state() => Hold(walk =>
    {
        if (walk.Last is not { } dossier)
            return;

        var row = dossier.ToRow();
        Assert.Equal(
            ((short)dossier.Status, dossier.Number, dossier.FirstDueAt, dossier.EndedAt, dossier.PausedFrom),
            (row.Status, row.Number, row.FirstDueAt, row.EndedAt, row.PausedFrom));
        Assert.Equal(dossier.Components.Any(component => component.FileHash is not null), row.HasComponentFile);
    });

    private static void Hold(Action<DossierWalk> law)
    {
        foreach (var (seed, walk) in All.Value)
        {
            var broken = Record.Exception(() => law(walk));
            Assert.True(broken is null, $"Walk with seed {seed}: {broken?.Message}");
        }
    }

    private static DossierWalk Walked(int seed)
    {
        try
        {
            return new DossierWalk(seed).Go(Commands);
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException($"Walk with seed {seed} threw instead of refusing.", broken);
        }
    }

    private static long LengthOf(string? pauses) => pauses is null ? 0 : pauses.Split(';')
        .Select(pause => pause.Split('-'))
        .Sum(pause => long.Parse(pause[1], CultureInfo.InvariantCulture) - long.Parse(pause[0], CultureInfo.InvariantCulture));

    private static bool IsEnd(DossierStatus status) => status is DossierStatus.Refused or DossierStatus.Withdrawn
        or DossierStatus.Stopped or DossierStatus.Finished or DossierStatus.ResultReturned;
}
