using Portal.Grains.Catalogue.Import;
using Portal.Grains.Tests.Scoring.Procedures;

namespace Portal.Grains.Tests.Catalogue;

/// <summary>Provisions and announcements as files: errors by line, repetition, correction.</summary>
public sealed class InputImportTests
{
    private const string Provision = """{"agency":"H44.03","procedure":"9.000001","onlineKind":"full","service":"public"}""";

    private const string Announcement = """
        {"agency":"H44","decision":"12/QĐ-UBND","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"new"}]}
        """;

    private readonly InputFiles files = new InputFiles().Procedures("", "");

    [Theory]
    [InlineData("""{"agency":"H44.03","onlineKind":"full","service":"public"}""", "import.required")]
    [InlineData("""{"agency":"H44.03","procedure":"9.000009","onlineKind":"full","service":"public"}""", "import.unknown_procedure")]
    [InlineData("""{"agency":"H99.03","procedure":"9.000002","onlineKind":"full","service":"public"}""", "import.unknown_agency")]
    [InlineData("""{"agency":"H44.03","procedure":"9.000001","onlineKind":"full","service":"public"}""", "import.duplicate_code")]
    [InlineData("""{"agency":"H44.03","procedure":"9.000002","onlineKind":"level4","service":"public"}""", "import.unknown_value")]
    [InlineData("""{"agency":"H44.03","procedure":"9.000002","onlineKind":"full","service":"open"}""", "import.unknown_value")]
    [InlineData("""{"agency":"H44.03","procedure":"9.000002","onlineKind":"none","service":"public"}""", "import.service")]
    [InlineData("""{"agency":"H44.03","procedure":"9.000002","onlineKind":"full","service":"public","paymentIntegrated":true}""", "import.fee")]
    [InlineData("""{"agency":"H44.03","procedure":"9.000002","onlineKind":"full","service":"public","from":"2026-02-30"}""", "import.date")]
    [InlineData("""{"agency":"H44.03","procedure":"9.000002","onlineKind":"full","service":"public","from":"2026-03-01","to":"2026-02-01"}""", "import.effective_dates")]
    [InlineData("""{"agency":"H44.03","procedure":"9.000002","onlineKind":"full","service":"public","colour":"red"}""", "import.unknown_field")]
    public void A_wrong_provision_is_named_by_its_line(string record, string code) =>
        AssertWrong(ImportKind.Provisions, Provision, record, code);

    [Theory]
    [InlineData("""{"agency":"H44.03","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"new"}]}""", "import.kind_place")]
    [InlineData("""{"agency":"H99","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"new"}]}""", "import.unknown_agency")]
    [InlineData("""{"agency":"H44","decision":"1","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"new"}]}""", "import.required")]
    [InlineData("""{"agency":"H44","decision":"1","decisionDate":"2026-03-02","procedures":[{"procedure":"9.000001","change":"new"}]}""", "import.required")]
    [InlineData("""{"agency":"H44","decision":"1","decisionDate":"2026-03-02","shortenedProcedure":true,"legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"new"}]}""", "import.required")]
    [InlineData("""{"agency":"H44","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[]}""", "import.required")]
    [InlineData("""{"agency":"H44","decision":"12/QĐ-UBND","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"new"}]}""", "import.duplicate_code")]
    [InlineData("""{"agency":"H44","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000009","change":"new"}]}""", "import.unknown_procedure")]
    [InlineData("""{"agency":"H44","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"new"},{"procedure":"9.000001","change":"new"}]}""", "import.duplicate_code")]
    [InlineData("""{"agency":"H44","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"renamed"}]}""", "import.unknown_value")]
    [InlineData("""{"agency":"H44","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"new","missingParts":["colour"]}]}""", "import.unknown_value")]
    [InlineData("""{"agency":"H44","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"9.000001","change":"new","publishedAt":"2026-12-01T00:00:00+07:00"}]}""", "import.date")]
    public void A_wrong_announcement_is_named_by_its_line(string record, string code) =>
        AssertWrong(ImportKind.Announcements, Announcement.TrimEnd(), record, code);

    [Fact]
    public void The_same_file_again_changes_nothing_also_when_a_later_span_ended_the_first()
    {
        const string first = """[{"agency":"H44.03","procedure":"9.000001","from":"2026-01-01","onlineKind":"full","service":"public"}]""";
        files.Import(ImportKind.Provisions, first);
        files.Import(ImportKind.Provisions, first.Replace("2026-01-01", "2026-06-01", StringComparison.Ordinal));
        files.Import(ImportKind.Announcements, $"[{Announcement}]");

        Assert.Empty(files.Plan(ImportKind.Provisions, first).Changes);
        Assert.Empty(files.Plan(ImportKind.Announcements, $"[{Announcement}]").Changes);
        Assert.Equal(new DateOnly(2026, 5, 31), files.Current.Provisions["H44.03"].Provisions[0].To);
    }

    [Fact]
    public void What_an_agency_offers_is_one_object_and_other_records_of_it_stay()
    {
        files.Import(ImportKind.Provisions, $"[{Provision}]");
        var plan = files.Plan(ImportKind.Provisions, $"[{Provision}, {Provision.Replace("9.000001", "9.000002", StringComparison.Ordinal)}]");
        var report = plan.Report(published: false);

        Assert.Equal((0, 1, 0), (report.Added, report.Changed, report.Unchanged));
        Assert.Equal("provisions:H44.03", Assert.Single(report.Changes).Id);
        files.Import(ImportKind.Provisions, $"[{Provision.Replace("9.000001", "9.000002", StringComparison.Ordinal)}]");
        Assert.Equal(["9.000001", "9.000002"], files.Current.Provisions["H44.03"].Provisions.Select(one => one.Procedure));
    }

    private void AssertWrong(ImportKind kind, string right, string wrong, string code)
    {
        var error = Assert.Single(files.Plan(kind, $"[\n{right},\n\n{wrong}\n]").Errors);
        Assert.Equal((4, code), (error.Line, error.Code));
        Assert.NotNull(error.Message.En);
    }
}
