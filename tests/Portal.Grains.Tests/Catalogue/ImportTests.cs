using System.Text;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Tests.Scoring.Procedures;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Tests.Catalogue;

public sealed class ImportTests
{
    private const string Agency = """{"code":"H44.900","name":"UBND xã Mới","shortName":"xã Mới","kind":"commune","parent":"H44"}""";

    [Theory]
    [InlineData("""{"code":"H44.900","name":"UBND xã Mới","shortName":"xã Mới","kind":"village","parent":"H44"}""", "import.unknown_value")]
    [InlineData("""{"code":"H44.900","shortName":"xã Mới","kind":"commune","parent":"H44"}""", "import.required")]
    [InlineData("""{"code":"H44.900","name":7,"shortName":"xã Mới","kind":"commune","parent":"H44"}""", "import.type")]
    [InlineData("""{"code":"H98.900","name":"x","shortName":"x","kind":"commune","parent":"H98"}""", "import.unknown_parent")]
    [InlineData("""{"code":"H44.900","name":"x","shortName":"x","kind":"commune","parent":"H01"}""", "import.parent_mismatch")]
    [InlineData("""{"code":"H44.900","name":"x","shortName":"x","kind":"commune","parent":"H44.900"}""", "import.parent_mismatch")]
    [InlineData("""{"code":"H98","name":"x","shortName":"x","kind":"commune"}""", "import.kind_place")]
    [InlineData("""{"code":"h44.900","name":"x","shortName":"x","kind":"commune","parent":"H44"}""", "import.agency_code")]
    [InlineData("""{"code":"H44.901","name":"x","shortName":"x","kind":"commune","parent":"H44","colour":"red"}""", "import.unknown_field")]
    [InlineData("""{"code":"H44.901","name":"x","name":"y","shortName":"x","kind":"commune","parent":"H44"}""", "import.duplicate_key")]
    [InlineData("""{"code":"H44.899","name":"x","shortName":"x","kind":"commune","parent":"H44"}""", "import.duplicate_code")]
    [InlineData("""{"code":"H44.901","name":"x\ud800","shortName":"x","kind":"commune","parent":"H44"}""", "import.encoding")]
    [InlineData("""{"code":"H44.901","name":"x","shortName":"x","kind":"commune","parent":"H44","sessions":{"monday":[{"from":"11:30","to":"07:30"}]}}""", "import.session")]
    [InlineData("""{"code":"H44.901","name":"x","shortName":"x","kind":"commune","parent":"H44","closures":["2026-02-30"]}""", "import.date")]
    [InlineData("""{"code":"H44.901",}""", "import.json")]
    [InlineData("7", "import.type")]
    public void A_wrong_agency_is_named_by_its_line(string record, string code)
    {
        var file = $$"""
            [
              {"code":"H44.899","name":"UBND xã Khác","shortName":"xã Khác","kind":"commune","parent":"H44"},

              {{record}}
            ]
            """;

        var error = Assert.Single(Plan(ImportKind.Agencies, file).Errors);

        Assert.Equal((4, code), (error.Line, error.Code));
        Assert.NotNull(error.Message.En);
    }

    [Fact]
    public void The_line_is_that_of_the_field_where_there_is_one()
    {
        var file = "[\n" + Agency.Replace(",", ",\n", StringComparison.Ordinal)
            .Replace("commune", "hamlet", StringComparison.Ordinal) + "\n]";

        Assert.Equal(5, Assert.Single(Plan(ImportKind.Agencies, file).Errors).Line);
    }

    [Theory]
    [InlineData("\"timeLimit\": {\"value\": 0, \"unit\": \"day\"}", "import.limit", "timeLimit")]
    [InlineData("\"timeLimit\": {\"value\": 1.5, \"unit\": \"day\"}", "import.limit", "timeLimit")]
    [InlineData("\"timeLimit\": {\"value\": 5000, \"unit\": \"day\"}", "import.out_of_range", "timeLimit")]
    [InlineData("\"timeLimit\": {\"value\": 37, \"unit\": \"month\"}", "import.out_of_range", "timeLimit")]
    [InlineData("\"timeLimit\": {\"value\": 784, \"unit\": \"working_day\"}", "import.out_of_range", "timeLimit")]
    [InlineData("\"timeLimit\": {\"value\": 5, \"unit\": \"weeks\"}", "import.unknown_value", "timeLimit")]
    [InlineData("\"timeLimit\": 5", "import.type", "timeLimit")]
    [InlineData("\"fee\": {\"type\": \"fixed\", \"amount\": 0}", "import.fee", "fee")]
    [InlineData("\"fee\": {\"type\": \"free\", \"amount\": 5}", "import.fee", "fee")]
    [InlineData("\"fee\": {\"type\": \"fixed\", \"amount\": -5}", "import.out_of_range", "fee")]
    [InlineData("\"levels\": [\"district\"]", "import.unknown_value", "levels")]
    [InlineData("\"subjects\": []", "import.required", "(record)")]
    [InlineData("\"onlineKind\": \"level4\"", "import.unknown_value", "onlineKind")]
    [InlineData("\"effectiveFrom\": \"2026-02-30\"", "import.date", "effectiveFrom")]
    [InlineData("\"effectiveFrom\": \"2026-09-01\", \"effectiveTo\": \"2026-08-31\"", "import.effective_dates", "effectiveTo")]
    [InlineData("\"publishedAt\": \"2026-09-01\"", "import.date", "publishedAt")]
    [InlineData("\"form\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"sting\"}}}", "import.form", "form")]
    [InlineData("\"components\": [{\"name\": \"Đơn\", \"form\": \"fax\"}]", "import.unknown_value", "components")]
    public void A_wrong_procedure_is_named_by_its_line(string fields, string code, string field)
    {
        var file = ProcedureFile.Of(("9.000001", fields.Replace(", \"effectiveTo", ",\n\"effectiveTo", StringComparison.Ordinal)));

        var errors = Plan(ImportKind.Procedures, file).Errors;

        Assert.Contains(errors, error => error.Code == code);
        Assert.All(errors, error => Assert.Equal(ProcedureFile.LineOf(field, file), error.Line));
    }

    [Theory]
    [InlineData("""{"date":"2027-02-30","name":"x","kind":"holiday"}""", "import.date")]
    [InlineData("""{"date":"2026-01-01","name":"x","kind":"holiday"}""", "import.year")]
    [InlineData("""{"date":"2028-01-01","name":"x","kind":"feast"}""", "import.unknown_value")]
    public void A_wrong_day_off_is_named_by_its_line(string day, string code)
    {
        var errors = Plan(ImportKind.Holidays, $$"""
            {
              "years": {
                "2028": {
                  "nonWorkingDays": [
                    {{day}}
                  ]
                }
              }
            }
            """).Errors;

        Assert.Contains((5, code), errors.Select(error => (error.Line, error.Code)));
    }

    [Fact]
    public void A_day_that_is_worked_for_a_day_off_of_the_other_year_is_imported_with_it_or_after_it()
    {
        const string Last = """
            "2028": {"status": "official", "nonWorkingDays": [{"date": "2028-12-29", "name": "Tết", "kind": "swapped"}], "workingWeekendDays": []}
            """;
        const string Next = """
            "2029": {"status": "official", "nonWorkingDays": [{"date": "2029-01-01", "name": "Tết", "kind": "holiday"}],
              "workingWeekendDays": [{"date": "2029-01-06", "insteadOf": "2028-12-29"}]}
            """;
        var both = new InputFiles().Import(ImportKind.Holidays, Years(Next, Last));
        var oneByOne = new InputFiles().Import(ImportKind.Holidays, Years(Last)).Import(ImportKind.Holidays, Years(Next));

        foreach (var files in new[] { both, oneByOne })
            Assert.Equal(new DateOnly(2028, 12, 29), HolidayTable.Parse(files.Current.HolidaysJson).SwappedOn(new(2029, 1, 6))?.InsteadOf);
        var alone = Assert.Single(Plan(ImportKind.Holidays, Years(Next)).Errors);
        Assert.Equal((3, "import.holidays"), (alone.Line, alone.Code));
        // What another year builds on cannot be taken away from under it.
        var taken = Assert.Single(both.Plan(ImportKind.Holidays, Years(Last.Replace("swapped", "holiday", StringComparison.Ordinal))).Errors);
        Assert.Contains("2029-01-06", taken.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[[]]")]
    [InlineData("null")]
    [InlineData("{\"years\":[]}")]
    public void A_file_of_another_shape_is_refused_for_every_kind(string file) =>
        Assert.All(Enum.GetValues<ImportKind>(), kind => Assert.NotEmpty(Plan(kind, file).Errors));

    [Fact]
    public void Broken_utf8_is_named_by_its_line()
    {
        var file = Encoding.UTF8.GetBytes("[\n\n{\"code\":\"x\"}]");
        file[^4] = 0xFF;

        var error = Assert.Single(CatalogueImport.Plan(
            ImportKind.Agencies, file, ShippedCatalogue.Content, ProcedureFile.Context).Errors);

        Assert.Equal((3, "import.encoding"), (error.Line, error.Code));
    }

    [Fact]
    public void Importing_the_shipped_files_again_changes_nothing()
    {
        foreach (var (kind, name) in CatalogueFiles.Names)
        {
            var plan = CatalogueImport.Plan(
                kind, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", name)),
                ShippedCatalogue.Content, ProcedureFile.Context);

            Assert.Empty(plan.Errors);
            Assert.Empty(plan.Changes);
        }
    }

    [Fact]
    public void A_dry_run_tells_what_would_be_added_and_changed()
    {
        var file = $$"""
            [
              {{Agency}},
              {"code":"H44.03","name":"Ban Quản lý mới","shortName":"BQL","kind":"department","parent":"H44"}
            ]
            """;

        var report = Plan(ImportKind.Agencies, file).Report(published: false);

        Assert.Equal((1, 1, 0, false), (report.Added, report.Changed, report.Unchanged, report.Published));
        Assert.Equal(
            [new ImportChange("agency:H44.900", 2, IsNew: true), new ImportChange("agency:H44.03", 3, IsNew: false)],
            report.Changes.ToArray());
    }

    [Fact]
    public void Own_sessions_and_closures_travel_with_the_agency()
    {
        var file = "[" + Agency.Replace(
            "}", ""","sessions":{"saturday":[{"from":"08:00","to":"11:30"}]},"closures":["2026-09-05","2026-09-04"]}""",
            StringComparison.Ordinal) + "]";

        var content = Plan(ImportKind.Agencies, file).Changes.Aggregate(
            ShippedCatalogue.Content, (before, row) => row.Event.ApplyTo(before));
        var hours = CatalogueSnapshot.Of(content).Agencies.Find("H44.900")!.Hours!;

        Assert.Equal(
            (DayOfWeek.Saturday, new TimeOnly(8, 0), new TimeOnly(11, 30)),
            (hours.Sessions[0].Day, hours.Sessions[0].From, hours.Sessions[0].To));
        Assert.Equal([new DateOnly(2026, 9, 4), new DateOnly(2026, 9, 5)], hours.Closures.ToArray());
    }

    private static string Years(params string[] years) => "{\n\"years\": {\n" + string.Join(",\n", years) + "\n}}";

    private static ImportPlan Plan(ImportKind kind, string file) => CatalogueImport.Plan(
        kind, Encoding.UTF8.GetBytes(file), ShippedCatalogue.Content, ProcedureFile.Context);
}
