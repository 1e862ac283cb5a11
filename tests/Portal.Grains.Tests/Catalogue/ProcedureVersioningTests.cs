using Portal.Grains.Catalogue;

namespace Portal.Grains.Tests.Catalogue;

public sealed class ProcedureVersioningTests
{
    private const string Code = "9.000001";
    private const string Longer = "\"timeLimit\": {\"value\": 9, \"unit\": \"working_day\"}";

    private static readonly CatalogueContent First = ProcedureFile.Published(
        CatalogueContent.Empty, ProcedureFile.Of((Code, "\"effectiveFrom\": \"2026-01-01\"")));

    [Fact]
    public void A_new_procedure_is_in_force_from_the_day_it_names()
    {
        var snapshot = CatalogueSnapshot.Of(First);

        Assert.Null(snapshot.ProcedureInForce(Code, new DateOnly(2025, 12, 31)));
        Assert.Equal(1, snapshot.ProcedureInForce(Code, new DateOnly(2026, 1, 1))!.Version);
    }

    [Fact]
    public void Without_a_date_it_is_in_force_from_the_decision_or_else_from_today()
    {
        var content = ProcedureFile.Published(CatalogueContent.Empty, ProcedureFile.Of(
            ("9.000001", "\"decision\": \"12/QĐ-UBND ngày 3/2/2026\""), ("9.000002", "\"decision\": \"13/QĐ-UBND\"")));
        var snapshot = CatalogueSnapshot.Of(content);

        Assert.Equal(new DateOnly(2026, 2, 3), snapshot.Procedure("9.000001", 1)!.EffectiveFrom);
        Assert.Equal("12/QĐ-UBND", snapshot.PublicationOf("9.000001", 1)!.Decision);
        Assert.Equal(ShippedCatalogue.Today, snapshot.Procedure("9.000002", 1)!.EffectiveFrom);
    }

    [Fact]
    public void Other_content_becomes_a_version_that_ends_the_one_before_it()
    {
        var snapshot = CatalogueSnapshot.Of(ProcedureFile.Published(
            First, ProcedureFile.Of((Code, Longer + ", \"effectiveFrom\": \"2026-09-01\""))));

        Assert.Equal(new DateOnly(2026, 8, 31), snapshot.Procedure(Code, 1)!.EffectiveTo);
        Assert.Equal(5, snapshot.ProcedureInForce(Code, new DateOnly(2026, 8, 31))!.Limit.Value);
        Assert.Equal(9, snapshot.ProcedureInForce(Code, new DateOnly(2026, 9, 1))!.Limit.Value);
        Assert.Equal([1, 2], snapshot.VersionsOf(Code).Select(version => version.Version));
    }

    [Fact]
    public void The_same_content_changes_nothing() =>
        Assert.Empty(ProcedureFile.Plan(First, ProcedureFile.Of((Code, ""))).Changes);

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2025-12-31")]
    public void A_version_that_would_overlap_the_one_before_it_is_refused(string from)
    {
        var plan = ProcedureFile.Plan(First, ProcedureFile.Of((Code, $"{Longer}, \"effectiveFrom\": \"{from}\"")));

        var error = Assert.Single(plan.Errors);
        Assert.Equal((2, "import.effective_overlap"), (error.Line, error.Code));
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void A_last_day_ends_the_version_without_a_new_one()
    {
        var snapshot = CatalogueSnapshot.Of(ProcedureFile.Published(
            First, ProcedureFile.Of((Code, "\"effectiveTo\": \"2026-10-31\""))));

        Assert.Single(snapshot.VersionsOf(Code));
        Assert.NotNull(snapshot.ProcedureInForce(Code, new DateOnly(2026, 10, 31)));
        Assert.Null(snapshot.ProcedureInForce(Code, new DateOnly(2026, 11, 1)));
        Assert.Equal(0, snapshot.Search(new ProcedureQuery(new DateOnly(2026, 11, 1))).Total);
    }

    [Fact]
    public void A_last_day_before_the_first_is_refused()
    {
        var plan = ProcedureFile.Plan(First, ProcedureFile.Of((Code, "\"effectiveTo\": \"2025-12-31\"")));

        Assert.Equal("import.effective_dates", Assert.Single(plan.Errors).Code);
    }

    [Fact]
    public void A_record_without_a_form_keeps_the_one_published()
    {
        const string Form = """
            "form": {"type":"object","title":{"vi":"x"},"properties":{"only":{"type":"string"}}}
            """;
        var withForm = ProcedureFile.Published(
            CatalogueContent.Empty, ProcedureFile.Of((Code, Form + ", \"effectiveFrom\": \"2026-01-01\"")));

        var snapshot = CatalogueSnapshot.Of(ProcedureFile.Published(withForm, ProcedureFile.Of((Code, Longer))));

        Assert.Equal("only", Assert.Single(snapshot.FormOf(Code, 2)!.Root.Properties).Name);
        Assert.Null(snapshot.FormOf(Code, 3));
        Assert.Null(snapshot.FormOf(Code, 0));
    }

    [Fact]
    public void A_publication_by_an_administrator_records_its_moment_and_the_first_filling_none()
    {
        Assert.Equal(ShippedCatalogue.Now, CatalogueSnapshot.Of(First).PublicationOf(Code, 1)!.PublishedAt);
        Assert.Null(ShippedCatalogue.Snapshot.PublicationOf("1.001193", 1)!.PublishedAt);
    }

    [Fact]
    public void Snapshots_share_what_did_not_change_and_old_ones_stay_as_they_are()
    {
        var holder = new CatalogueHolder();
        holder.Swap(ShippedCatalogue.Content);
        var before = holder.Current;
        var form = before.FormOf("1.001193", 1);
        holder.Swap(ProcedureFile.Published(ShippedCatalogue.Content, ProcedureFile.Of((Code, ""))));

        Assert.Same(form, holder.Current.FormOf("1.001193", 1));
        Assert.Null(before.Procedure(Code, 1));
        Assert.NotNull(holder.Current.Procedure(Code, 1));
    }
}
