using System.Collections.Immutable;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Procedures;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Procedures;
using static Portal.Grains.Tests.Scoring.Procedures.InputFiles;

namespace Portal.Grains.Tests.Scoring.Procedures;

/// <summary>Indices 3.1, 3.2, 3.4, 3.5, 4.5a and 4.6 over what agencies offer; rules of decision 766, section 2.</summary>
public sealed class CatalogueSetsTests
{
    private const string Board = "H44.03";
    private const string Commune = "H44.100";

    private static readonly DateTimeOffset September = new(2026, 9, 10, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly InputFiles files = new();

    [Fact]
    public void Rule_3_1_counts_procedures_under_authority_and_of_these_those_offered_online()
    {
        files.Procedures("", "", "", "").Provisions(
            Provision(Board, 1, "\"underAuthority\": true"),
            Provision(Board, 2, "\"underAuthority\": true, \"onlineKind\": \"partial\""),
            Provision(Board, 3, "\"underAuthority\": true, \"onlineKind\": \"none\", \"service\": \"none\""),
            Provision(Board, 4));

        Assert.Equal((2, 3), Count("3.1", Board));
    }

    [Fact]
    public void Rule_3_2_counts_services_that_are_public_about_to_stop_or_on_trial_and_of_these_those_with_a_dossier()
    {
        files.Procedures("", "", "", "").Provisions(
            Provision(Board, 1),
            Provision(Board, 2, "\"service\": \"closing\""),
            Provision(Board, 3, "\"service\": \"test\""),
            Provision(Board, 4, "\"service\": \"none\""));

        Assert.Equal((0, 3), Count("3.2", Board));
        Assert.Equal((2, 3), Count("3.2", Board, Having(Measure.ReceivedOnline, 1, 3, 4, 9)));
        Assert.Equal((0, 3), Count("3.2", Board, Having(Measure.ReceivedDirect, 1, 3)));
    }

    [Fact]
    public void Rules_3_4_and_3_5_count_procedures_with_a_fee()
    {
        const string fee = "\"fee\": {\"type\": \"fixed\", \"amount\": 8000}";
        files.Procedures(fee, fee, fee, "").Provisions(
            Provision(Board, 1, "\"paymentIntegrated\": true"),
            Provision(Board, 2, "\"paymentIntegrated\": true"), Provision(Board, 3), Provision(Board, 4));

        Assert.Equal((2, 3), Count("3.4", Board));
        Assert.Equal((1, 3), Count("3.5", Board, Having(Measure.OnlinePayments, 3, 4)));
    }

    [Fact]
    public void Rule_4_5a_counts_procedures_for_persons_and_of_these_those_with_population_data()
    {
        files.Procedures("", "\"subjects\": [\"enterprise\"]", "\"subjects\": [\"organisation\", \"citizen\"]").Provisions(
            Provision(Board, 1), Provision(Board, 2), Provision(Board, 3));

        Assert.Equal((1, 2), Count("4.5a", Board, Having(Measure.PopulationData, 2, 3)));
    }

    [Fact]
    public void Rule_4_6_counts_communes_of_which_it_is_known_and_nothing_elsewhere()
    {
        Assert.Equal((0, 0), Count("4.6", "H44"));
        files.Import(ImportKind.Agencies, """
            [{"code":"H44.100","name":"a","shortName":"a","kind":"commune","parent":"H44","certifiedCopies":true},
             {"code":"H44.101","name":"b","shortName":"b","kind":"commune","parent":"H44","certifiedCopies":false}]
            """);

        Assert.Equal((1, 2), Count("4.6", "H44"));
        Assert.Equal((1, 1), Count("4.6", Commune));
        Assert.Equal((0, 0), Count("4.6", Board));
    }

    [Fact]
    public void A_parent_counts_each_procedure_of_its_units_once_and_the_higher_kind_when_they_differ()
    {
        files.Procedures("", "", "").Provisions([
            Provision("H44", 1, "\"underAuthority\": true, \"onlineKind\": \"none\", \"service\": \"none\""),
            .. Units().Select(unit => Provision(unit, 1, "\"underAuthority\": true")),
            .. Units().Take(2).Select(unit => Provision(unit, 2, "\"underAuthority\": true, \"onlineKind\": \"none\", \"service\": \"none\"")),
        ]);

        Assert.Equal((1, 2), Count("3.1", "H44"));
        Assert.Equal((1, 1), Count("3.2", "H44", Having(Measure.ReceivedOnline, 1)));
    }

    [Fact]
    public void A_provision_counts_from_its_first_to_its_last_day_and_a_later_one_ends_it()
    {
        files.Procedures("").Provisions(Provision(Board, 1, "\"underAuthority\": true, \"from\": \"2026-03-05\", \"to\": \"2026-12-31\""))
            .Provisions(Provision(Board, 1, "\"from\": \"2026-05-01\""));

        Assert.Equal((0, 0), Count("3.1", Board, period: "2026-02"));
        Assert.Equal((1, 1), Count("3.1", Board, period: "2026-03"));
        Assert.Equal((1, 1), Count("3.1", Board, period: "2026-04"));
        Assert.Equal((0, 0), Count("3.1", Board, period: "2026-05"));
        Assert.Equal((1, 1), Count("3.2", Board, Having(Measure.ReceivedOnline, 1), "2026-05"));
    }

    [Fact]
    public void An_agency_without_published_provisions_offers_what_it_is_competent_for()
    {
        var snapshot = ShippedSnapshot();
        var handled = snapshot.Procedures.Where(one => snapshot.Handles(Portal.Grains.Agencies.AgencyCode.Parse(Commune), one)).ToList();

        Assert.True(handled.Count > 50);
        Assert.Equal((handled.Count(one => one.OnlineKind != OnlineKind.None), handled.Count), Count("3.1", Commune));
        Assert.Equal((0, handled.Count(one => one.OnlineKind != OnlineKind.None)), Count("3.2", Commune));
        Assert.Equal(
            (handled.Count(one => one is { Fee.Kind: FeeKind.Fixed, OnlineKind: not OnlineKind.None }),
                handled.Count(one => one.Fee.Kind != FeeKind.Free)),
            Count("3.4", Commune));
        Assert.Equal((0, handled.Count(one => one.Subjects.Contains(SubjectKind.Citizen))), Count("4.5a", Commune));
    }

    [Fact]
    public void Units_that_offer_the_same_share_one_set()
    {
        var sets = new CatalogueSets(files, new CatalogueClocks(files));
        var of = (string unit) => sets.Of(unit, Period("2026-08"), September);

        Assert.Same(of("H44.100"), of("H44.101"));
        Assert.Same(of("H44"), of("H21"));
        Assert.NotSame(of("H44"), of("H44.100"));
        Assert.Same(of("H44"), of("H44"));
        Assert.Empty(of("H99.99").UnderAuthority);
    }

    [Fact]
    public void A_publication_is_seen_at_once()
    {
        var sets = new CatalogueSets(files, new CatalogueClocks(files));
        var before = sets.Of(Board, Period("2026-08"), September);
        files.Procedures("").Provisions(Provision(Board, 1));

        Assert.NotSame(before, sets.Of(Board, Period("2026-08"), September));
        Assert.Equal(["9.000001"], sets.Of(Board, Period("2026-08"), September).OnlineServices);
    }

    private static CatalogueSnapshot ShippedSnapshot() => Catalogue.ShippedCatalogue.Snapshot;

    private IEnumerable<string> Units() => files.Current.Agencies.Children("H44").Select(unit => unit.Code);

    private (long, long) Count(string index, string agency, UnitCounts? counts = null, string period = "2026-08")
    {
        var all = new CatalogueSets(files, new CatalogueClocks(files)).CountsOf(agency, Period(period), September, counts);
        Assert.Equal(["1.1", "1.2", "1.3", "3.1", "3.2", "3.4", "3.5", "4.5a", "4.6"], all.Select(count => count.Id));
        var count = all.Single(one => one.Id == index);
        return (count.Numerator, count.Denominator);
    }

    private static UnitCounts Having(Measure measure, params int[] procedures)
    {
        var one = new long[MeasureDefinition.Count];
        one[(int)measure] = 1;
        return new UnitCounts(Counts.Zero, procedures.ToImmutableDictionary(
            number => $"9.{number:000000}", _ => Counts.Of(one), StringComparer.Ordinal));
    }

    private static ScorePeriod Period(string name)
    {
        Assert.True(ScorePeriod.TryParse(name, out var period));
        return period;
    }
}
