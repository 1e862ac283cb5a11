using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;

namespace Portal.Grains.Tests.Catalogue;

public sealed class SearchTests
{
    [Theory]
    [InlineData("khai sinh")]
    [InlineData("KHAI SINH")]
    [InlineData("Đăng ký khai sinh")]
    [InlineData("dang ky khai sinh")]
    [InlineData("  dang   ky  khai sinh ")]
    [InlineData("DA\u0306NG KY\u0301 KHAI SINH")]
    [InlineData("1.001193")]
    [InlineData("sinh khai ky dang")]
    public void Birth_registration_is_found_whatever_case_order_and_diacritics(string text) =>
        Assert.Contains(Find(text).Items, procedure => procedure.Code == "1.001193");

    [Fact]
    public void Every_word_must_occur() => Assert.Empty(Find("khai sinh helicopter").Items);

    [Fact]
    public void Phrases_come_before_scattered_words() =>
        Assert.Contains("khai sinh", Find("khai sinh").Items[0].Name, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_blank_text_finds_everything_page_by_page_without_gap_or_overlap()
    {
        var seen = new List<string>();
        for (var offset = 0; offset < 186; offset += 50)
            seen.AddRange(Snapshot.Search(Query("") with { Offset = offset, Limit = 50 }).Items.Select(p => p.Code));

        Assert.Equal(Snapshot.Procedures.Select(procedure => procedure.Code), seen);
    }

    [Fact]
    public void A_page_never_exceeds_its_maximum() =>
        Assert.Equal(ProcedureQuery.MaxLimit, Snapshot.Search(Query("") with { Limit = 100_000 }).Items.Length);

    [Fact]
    public void Filters_narrow_the_result()
    {
        var page = Snapshot.Search(Query("") with
        {
            Level = AgencyKind.Commune,
            OnlineKind = OnlineKind.Partial,
            Subject = SubjectKind.Citizen,
            Field = "Chứng thực",
            Limit = 100,
        });

        Assert.NotEmpty(page.Items);
        Assert.All(page.Items, procedure => Assert.Equal(
            ("Chứng thực", OnlineKind.Partial), (procedure.Field, procedure.OnlineKind)));
    }

    [Fact]
    public void Nothing_is_found_before_it_is_in_force() =>
        Assert.Equal(0, Snapshot.Search(Query("khai sinh") with { Day = new DateOnly(2025, 6, 30) }).Total);

    [Theory]
    [InlineData("H44.100", "1.001193", true)]
    [InlineData("H44.03", "1.001193", false)]
    [InlineData("H44.03", "1.013236", true)]
    [InlineData("H44", "1.013236", true)]
    [InlineData("H44.100", "1.013236", false)]
    [InlineData("G01", "3.000347", true)]
    [InlineData("G15", "3.000347", false)]
    [InlineData("H99.1", "1.001193", false)]
    public void Competence_follows_the_published_level(string agency, string procedure, bool expected) =>
        Assert.Equal(expected, Snapshot.Handles(AgencyCode.Parse(agency), Snapshot.Procedure(procedure, 1)!));

    private static CatalogueSnapshot Snapshot => ShippedCatalogue.Snapshot;

    private static ProcedurePage Find(string text) => Snapshot.Search(Query(text));

    private static ProcedureQuery Query(string text) => new(ShippedCatalogue.Today, text);
}
