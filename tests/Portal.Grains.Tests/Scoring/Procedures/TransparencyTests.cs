using System.Collections.Immutable;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Procedures;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Procedures;

/// <summary>Indices 1.1 to 1.3 over announcement decisions; rules of decision 766, section 2, group 1.</summary>
public sealed class TransparencyTests
{
    private readonly InputFiles files = new InputFiles().Procedures("", "", "", "");

    [Theory]
    [InlineData("G15", "2026-03-02", "2026-03-22", 1)]
    [InlineData("G15", "2026-03-03", "2026-03-22", 0)]
    [InlineData("H44", "2026-03-17", "2026-03-22", 1)]
    [InlineData("H44", "2026-03-18", "2026-03-22", 0)]
    public void Rule_1_1_a_ministry_decides_20_and_a_province_5_calendar_days_before_the_legal_basis_takes_effect(
        string agency, string decided, string effective, int onTime)
    {
        Announce(agency, "1", decided, $"\"legalBasisEffective\": \"{effective}\"", Of(1));
        Assert.Equal((onTime, 1), Count("1.1", agency, "2026-03"));
    }

    [Theory]
    [InlineData("2026-03-05", 1)]
    [InlineData("2026-03-06", 0)]
    public void Rule_1_1_what_was_shortened_is_announced_within_3_days_of_promulgation(string decided, int onTime)
    {
        Announce("G15", "1", decided, "\"shortenedProcedure\": true, \"promulgatedOn\": \"2026-03-02\"", Of(1));
        Assert.Equal((onTime, 1), Count("1.1", "G15", "2026-03"));
    }

    [Fact]
    public void Rule_1_1_counts_a_procedure_in_several_decisions_once_and_one_late_decision_makes_it_late()
    {
        Announce("H44", "1", "2026-03-02", "\"legalBasisEffective\": \"2026-04-01\"", Of(1), Of(2));
        Announce("H44", "2", "2026-03-20", "\"legalBasisEffective\": \"2026-03-20\"", Of(1, "abolished"));
        Announce("H44", "3", "2026-04-20", "\"legalBasisEffective\": \"2026-04-20\"", Of(2, "amended"));

        Assert.Equal((1, 2), Count("1.1", "H44", "2026-03"));
        Assert.Equal((0, 1), Count("1.1", "H44", "2026-04"));
        Assert.Equal((0, 2), Count("1.1", "H44", "2026"));
    }

    // 2 September 2026 is a holiday with 1 September, 31 August is swapped against 22 August.
    [Theory]
    [InlineData("H44", "2026-08-03", "2026-08-10T23:59:00+07:00", 1)]
    [InlineData("H44", "2026-08-03", "2026-08-11T00:00:00+07:00", 0)]
    [InlineData("G15", "2026-08-03", "2026-08-17T09:00:00+07:00", 1)]
    [InlineData("G15", "2026-08-03", "2026-08-18T09:00:00+07:00", 0)]
    public void Rule_1_2_a_province_publishes_within_5_and_a_ministry_within_10_working_days_of_the_decision(
        string agency, string decided, string published, int onTime)
    {
        Announce(agency, "1", decided, "\"legalBasisEffective\": \"2026-10-01\"", Of(1, published: published));
        Assert.Equal((onTime, 1), Count("1.2", agency, "2026-08"));
    }

    [Theory]
    [InlineData("2026-08-05T09:00:00+07:00", 1)]
    [InlineData("2026-08-06T09:00:00+07:00", 0)]
    public void Rule_1_2_what_was_shortened_is_published_within_2_working_days(string published, int onTime)
    {
        Announce("G15", "1", "2026-08-03", "\"shortenedProcedure\": true, \"promulgatedOn\": \"2026-08-02\"", Of(1, published: published));
        Assert.Equal((onTime, 1), Count("1.2", "G15", "2026-08"));
    }

    [Fact]
    public void Rule_1_2_counts_what_was_published_in_the_period_and_what_should_have_been()
    {
        Announce("H44", "1", "2026-07-24", "\"legalBasisEffective\": \"2026-10-01\"", Of(1, published: "2026-08-12T09:00:00+07:00"), Of(2));
        Announce("H44", "2", "2026-08-24", "\"legalBasisEffective\": \"2026-10-01\"", Of(3), Of(4, published: "2026-08-25T09:00:00+07:00"));

        // Due in July, published late in August; due in July and missing; due in September; on time.
        Assert.Equal((1, 2), Count("1.2", "H44", "2026-08"));
        Assert.Equal((0, 2), Count("1.2", "H44", "2026-07"));
        Assert.Equal((1, 4), Count("1.2", "H44", "2026-Q3"));
    }

    [Fact]
    public void Rule_1_2_what_is_due_today_is_missing_from_tomorrow_on()
    {
        Announce("H44", "1", "2026-08-03", "\"legalBasisEffective\": \"2026-10-01\"", Of(1));

        Assert.Equal((0, 0), Count("1.2", "H44", "2026-08", "2026-08-10T16:00:00+07:00"));
        Assert.Equal((0, 1), Count("1.2", "H44", "2026-08", "2026-08-11T00:00:00+07:00"));
    }

    [Fact]
    public void Rule_1_3_counts_what_is_public_now_whatever_the_period_without_what_was_abolished()
    {
        Announce("H44", "1", "2026-03-02", "\"legalBasisEffective\": \"2026-04-01\"",
            Of(1, published: "2026-03-03T09:00:00+07:00"), Of(2, published: "2026-03-03T09:00:00+07:00", missing: "\"steps\""),
            Of(3, published: "2026-03-03T09:00:00+07:00"), Of(4));
        Announce("H44", "2", "2026-05-04", "\"legalBasisEffective\": \"2026-06-01\"",
            Of(2, "amended", "2026-05-05T09:00:00+07:00"), Of(3, "abolished", "2026-05-05T09:00:00+07:00"));

        Assert.Equal((2, 3), Count("1.3", "H44", "2026-03"));
        Assert.Equal((2, 2), Count("1.3", "H44", "2026-08"));
    }

    [Fact]
    public void Units_show_the_values_of_their_province()
    {
        Announce("H44", "1", "2026-03-02", "\"legalBasisEffective\": \"2026-04-01\"", Of(1, published: "2026-03-03T09:00:00+07:00"));
        foreach (var index in new[] { "1.1", "1.2", "1.3" })
            Assert.Equal(Count(index, "H44", "2026-03"), Count(index, "H44.100", "2026-03"));

        var counts = CountsOf("H44.100", "2026-03", "2026-09-10T08:00:00+07:00");
        Assert.Equal(["1.1", "1.2", "1.3"], counts.Where(count => count.Inherited).Select(count => count.Id));
        Assert.DoesNotContain(CountsOf("H44", "2026-03", "2026-09-10T08:00:00+07:00"), count => count.Inherited);
    }

    [Fact]
    public void A_fresh_portal_counts_the_parts_of_its_catalogue_and_judges_no_dates_that_it_does_not_know()
    {
        var fresh = new InputFiles();
        var sets = new CatalogueSets(fresh, new CatalogueClocks(fresh));
        Assert.True(ScorePeriod.TryParse("2026", out var year));
        foreach (var agency in new[] { "H44", "G15" })
        {
            var counts = sets.CountsOf(agency, year, year.To, null).ToDictionary(count => count.Id);
            Assert.Equal((0, 0), (counts["1.1"].Denominator, counts["1.2"].Denominator));
            Assert.InRange(counts["1.3"].Numerator, 1, counts["1.3"].Denominator - 1);
        }
    }

    [Fact]
    public void A_procedure_imported_with_decision_and_publication_counts_for_the_ministry_in_charge()
    {
        files.Import(ImportKind.Procedures, Catalogue.ProcedureFile.Of(("9.000009",
            "\"ministryCode\": \"G15\", \"effectiveFrom\": \"2026-04-01\", \"decisionDate\": \"2026-03-02\", "
            + "\"legalBasisEffective\": \"2026-03-20\", \"publishedAt\": \"2026-03-03T09:00:00+07:00\"")));

        Assert.Equal((0, 1), Count("1.1", "G15", "2026-03"));
        Assert.Equal((1, 1), Count("1.2", "G15", "2026-03"));
        Assert.Equal((0, 0), Count("1.1", "G22", "2026-03"));
    }

    private void Announce(string agency, string decision, string decided, string fields, params string[] procedures) =>
        files.Import(ImportKind.Announcements, $$"""
            [{"agency": "{{agency}}", "decision": "{{decision}}", "decisionDate": "{{decided}}", {{fields}},
              "procedures": [{{string.Join(", ", procedures)}}]}]
            """);

    private static string Of(int procedure, string change = "new", string? published = null, string missing = "") => $$"""
        {"procedure": "9.{{procedure:000000}}", "change": "{{change}}", "missingParts": [{{missing}}]
         {{(published is null ? "" : $", \"publishedAt\": \"{published}\"")}}}
        """;

    private (long, long) Count(string index, string agency, string period, string asOf = "2026-10-10T08:00:00+07:00")
    {
        var count = CountsOf(agency, period, asOf).Single(one => one.Id == index);
        return (count.Numerator, count.Denominator);
    }

    private ImmutableArray<IndexCount> CountsOf(string agency, string period, string asOf)
    {
        Assert.True(ScorePeriod.TryParse(period, out var found));
        var at = DateTimeOffset.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture);
        return new CatalogueSets(files, new CatalogueClocks(files)).CountsOf(agency, found, at < found.To ? at : found.To, null);
    }
}
