using System.Collections.Immutable;
using System.Text.Json;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Procedures;
using Portal.Silo.Replay.Announcements;
using Portal.Silo.Replay.Comparing;
using Portal.Silo.Replay.Planning;
using Portal.Silo.Replay.Published;
using Portal.Silo.Replay.Running;

namespace Portal.Silo.Tests.Replay;

/// <summary>What is generated for the indices over procedures gives the published counts by the rules of scoring.</summary>
public sealed class OfferTests
{
    private static readonly ReplayCatalogue Catalogue = new();

    [Theory]
    [InlineData(0, 0, 0, 0, 87, 89)]
    [InlineData(1, 47, 43, 47, 47, 47)]
    [InlineData(0, 89, 0, 70, 87, 89)]
    [InlineData(5, 20, 30, 40, 10, 30)]
    [InlineData(0, 0, 3, 7, 0, 0)]
    public void Announcements_give_1_1_1_2_and_1_3(int decided, int ofDecided, int entered, int ofEntered, int complete, int shown)
    {
        Assert.True(ScorePeriod.TryParse("2026", out var period));
        var published = PublishedMonths.Of("H44") with
        {
            Indices = PublishedMonths.Of("H44").Indices.Clear()
                .Add("1.1", new PublishedIndex(decided, ofDecided, null))
                .Add("1.2", new PublishedIndex(entered, ofEntered, null))
                .Add("1.3", new PublishedIndex(complete, shown, null)),
        };
        var codes = Catalogue.Current.Procedures.Select(procedure => procedure.Code).ToList();
        var clock = PublishedMonths.ClockOf("H44");
        var items = AnnouncementPlan.Of(published, period, "H44", clock, codes).SelectMany(record => record.Procedures.Select(one =>
            new AnnouncedItem(
                one.Procedure,
                Enum.Parse<Portal.Grains.Procedures.AnnouncedChange>(one.Change, ignoreCase: true),
                record.DecisionDate, record.LegalBasisEffective, false,
                one.PublishedAt is { } at ? DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) : null,
                [.. one.MissingParts], AnnouncementLimits.OfProvince))).ToList();

        var (first, last) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        Assert.Equal((decided, ofDecided), CountsOf(TransparencyRules.AnnouncedOnTime(items, first, last)));
        Assert.Equal((entered, ofEntered), CountsOf(TransparencyRules.PublishedOnTime(items, first, last, last, clock)));
        Assert.Equal((complete, shown), CountsOf(TransparencyRules.Complete(items, last)));
    }

    private static (long, long) CountsOf(Share share) => (share.Numerator, share.Denominator);

    [Fact]
    public void Every_file_of_a_replay_is_one_that_the_import_takes()
    {
        var plan = PublishedMonths.Plan(ObservationFile.Find(ObservationFile.Read(ObservationFile.Shipped), "H21.17", "2026"));
        var now = ImportContext.ByAdministrator(plan.Period.To);
        var content = CatalogueFiles.Read(Path.Combine(AppContext.BaseDirectory, "data"), plan.Period.To).Content;
        foreach (var (kind, file) in new[]
        {
            (ImportKind.Procedures, plan.Files.Procedures),
            (ImportKind.Provisions, plan.Files.Provisions),
            (ImportKind.Announcements, plan.Files.Announcements),
        })
        {
            var import = CatalogueImport.Plan(kind, file, content, now);
            Assert.Empty(import.Errors);
            Assert.NotEmpty(import.Changes);
            content = import.Changes.Aggregate(content, (before, row) => row.Event.ApplyTo(before));
        }

        using var generated = JsonDocument.Parse(plan.Files.Procedures);
        var offered = content.Provisions["H21.17"].Provisions.Select(one => one.Procedure).ToHashSet();
        Assert.All(generated.RootElement.EnumerateArray(), one => Assert.Contains(one.GetProperty("code").GetString()!, offered));
    }

    [Fact]
    public void Only_the_points_of_a_group_being_published_its_counts_are_chosen_so_that_they_come_out()
    {
        var published = ObservationFile.Find(ObservationFile.Read(ObservationFile.Shipped), "H44.105", "2026");
        var plan = PublishedMonths.Plan(published);
        var online = plan.Units[0].Online;

        Assert.True(online.Derived);
        Assert.Equal(
            published.Groups["online"],
            PointsOf(2 / 0.8m, online.OnlineAuthority, online.Authority) + PointsOf(4, online.ServicesWithDossiers, online.Services) + 6);

        static decimal PointsOf(decimal slope, int numerator, int denominator) =>
            denominator == 0 ? 0 : Math.Round(slope * numerator / denominator, 2, MidpointRounding.AwayFromZero);
    }

    [Fact]
    public void An_answer_is_read_field_by_field_and_nothing_inside_other_objects()
    {
        var answer = StepAnswer.Read(
            """{"x":{"id":"no","revision":9},"id":"a","revision":4,"dueAt":"2026-08-10T10:00:00.000Z"}"""u8, null);

        Assert.Equal(new StepAnswer("a", 4, new DateTimeOffset(2026, 8, 10, 10, 0, 0, TimeSpan.Zero)), answer);
        Assert.Equal("known", StepAnswer.Read("""{"id":"a","revision":4}"""u8, "known").Id);
    }

    [Fact]
    public void A_unit_before_one_with_more_published_points_differs_in_the_ranking()
    {
        Observation Of(string unit, decimal points) => PublishedMonths.Of("H44") with
        {
            Unit = unit,
            Indices = PublishedMonths.Of("H44").Indices.Clear().Add("2.1", new PublishedIndex(1, 1, points)),
        };
        ImmutableArray<Observation> units = [Of("A", 19), Of("B", 18), Of("C", 18)];

        Assert.Empty(RankingComparison.Of(units, """{"items":[{"code":"A"},{"code":"C"},{"code":"X"},{"code":"B"}]}"""u8.ToArray()).Differences);
        Assert.Equal(["B"], RankingComparison.Of(units, """{"items":[{"code":"B"},{"code":"A"},{"code":"C"}]}"""u8.ToArray()).Differences);
        Assert.Equal(["C"], RankingComparison.Of(units, """{"items":[{"code":"A"},{"code":"B"}]}"""u8.ToArray()).Differences);
    }
}
