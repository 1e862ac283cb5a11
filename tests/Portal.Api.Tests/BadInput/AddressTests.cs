using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.BadInput;

/// <summary>Addresses, query values and headers that make no sense.</summary>
public sealed class AddressTests(PostgresPortalFixture fixture)
    : BadInputTest(fixture), IClassFixture<PostgresPortalFixture>
{
    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=-1")]
    [InlineData("limit=abc")]
    [InlineData("limit=99999999999999")]
    [InlineData("limit=1&limit=x")]
    [InlineData("cursor=")]
    [InlineData("cursor=x")]
    [InlineData("cursor=%00")]
    [InlineData("cursor=!!!!")]
    [InlineData("cursor=MXwyfDM")]
    [InlineData("cursor=MTIzfHw")]
    [InlineData("cursor=fHw")]
    public async Task A_list_refuses_what_it_does_not_understand(string query)
    {
        await Refused(Ask.Get("/api/v1/citizen/dossiers?" + query, Me));
        await Refused(Ask.Get("/api/v1/agency/dossiers?" + query, Who.Reception));
        await Refused(Ask.Get("/api/v1/agency/ratings?" + query, Who.Reception));
        await Refused(Ask.Get("/api/v1/citizen/petitions?" + query, Me));
        await Refused(Ask.Get("/api/v1/agency/petitions?" + query, Who.Reception));
    }

    [Theory]
    [InlineData("/api/v1/catalogue/procedures?lmit=3")]
    [InlineData("/api/v1/catalogue/agencies/H44.03?code=H44.07")]
    [InlineData("/api/v1/citizen/dossiers?page=2")]
    [InlineData("/api/v1/agency/dossiers?sort=dueAt")]
    [InlineData("/api/v1/agency/ratings?assignee=specialist-1")]
    [InlineData("/api/v1/agency/petitions?period=2026-08")]
    [InlineData("/api/v1/ministry/ranking?perod=2026-08")]
    [InlineData("/api/v1/ministry/rules?period=2026-08")]
    [InlineData("/api/v1/ministry/units/H44.03/scorecard?index=2.1")]
    [InlineData("/api/v1/ministry/events?Last-Event-ID=3")]
    public async Task A_parameter_that_an_address_does_not_have_is_refused_and_those_it_has_are_named(string path)
    {
        var who = path.Contains("citizen", StringComparison.Ordinal) ? Me
            : path.Contains("ministry", StringComparison.Ordinal) ? Who.Leader : Who.Reception;
        (await fixture.Api.Get(path, who)).ExpectProblem(400, "request.unknown_parameter");
    }

    [Fact]
    public async Task A_command_does_not_ignore_parameters_either()
    {
        var asked = Ask.Post("/api/v1/ministry/units/H44.03/what-if?period=2026-08", Who.Leader, new { ratios = new[] { new { id = "2.1", ratio = 1 } } });
        (await fixture.Api.Send(asked)).ExpectProblem(400, "request.unknown_parameter");
        (await fixture.Api.Send(Ask.Post("/api/v1/citizen/dossiers?agency=H44.03", Me, fixture.Desk.Submission())))
            .ExpectProblem(400, "request.unknown_parameter");
    }

    [Theory]
    [InlineData("agency=H99")]
    [InlineData("agency=%00")]
    [InlineData("status=unknown")]
    [InlineData("status=1")]
    [InlineData("class=")]
    [InlineData("class=%00")]
    [InlineData("dueBefore=tomorrow")]
    public async Task A_list_of_petitions_refuses_what_it_does_not_understand(string query) =>
        await Refused(Ask.Get("/api/v1/agency/petitions?" + query, Who.Reception));

    [Theory]
    [InlineData("agency=H99")]
    [InlineData("agency=%00")]
    [InlineData("agency=H44.03'--")]
    [InlineData("agency=")]
    [InlineData("status=unknown")]
    [InlineData("status=77")]
    [InlineData("assignee=%00")]
    [InlineData("procedure=%00")]
    [InlineData("assignee=a%00b")]
    [InlineData("dueBefore=tomorrow")]
    [InlineData("dueBefore=2026-02-30T00:00:00Z")]
    public async Task A_queue_refuses_what_it_does_not_understand(string query) =>
        await Refused(Ask.Get("/api/v1/agency/dossiers?" + query, Who.Reception));

    [Theory]
    [InlineData("")]
    [InlineData("period=")]
    [InlineData("period=2026-13")]
    [InlineData("period=2026-Q5")]
    [InlineData("period=26-08")]
    [InlineData("period=99999999")]
    [InlineData("period=2026-08&agency=H99")]
    [InlineData("period=2026-08&agency=%F0%9F%98%80")]
    [InlineData("period=%00")]
    public async Task Statistics_refuse_what_they_do_not_understand(string query) =>
        await Refused(Ask.Get("/api/v1/agency/statistics?" + query, Who.Leader));

    [Theory]
    [InlineData("H44.03-260832-0001")]
    [InlineData("H44.03-260801-0000")]
    [InlineData("H44.03-260801-99999999999999999999")]
    [InlineData("' or 1=1 --")]
    [InlineData("%2e%2e%2f")]
    [InlineData("H44.03-260801-0001%0a")]
    public async Task A_number_that_is_none_finds_nothing(string number) =>
        (await Refused(Ask.Get("/api/v1/catalogue/dossiers/" + number))).ExpectProblem(404, "dossier.not_found");

    [Theory]
    [InlineData("1")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("{01990000-0000-7000-8000-000000000000}")]
    [InlineData("01990000-0000-7000-8000-000000000000%20")]
    [InlineData("%2001990000-0000-7000-8000-000000000000")]
    [InlineData("0x990000-0000-7000-8000-000000000000")]
    [InlineData("+1990000-0000-7000-8000-000000000000")]
    [InlineData("٠1990000-0000-7000-8000-000000000000")]
    public async Task An_id_that_is_none_finds_nothing(string id)
    {
        (await Refused(Ask.Get("/api/v1/citizen/dossiers/" + id, Me))).ExpectProblem(404, "dossier.not_found");
        (await Refused(Ask.Post($"/api/v1/agency/dossiers/{id}/acceptance", Who.Reception) with { IfMatch = "\"1\"" }))
            .ExpectProblem(404, "dossier.not_found");
        (await Refused(Ask.Get("/api/v1/citizen/petitions/" + id, Me))).ExpectProblem(404, "petition.not_found");
        (await Refused(Ask.Get("/api/v1/citizen/mandates/" + id, Me))).ExpectProblem(404, "mandate.not_found");
    }

    [Theory]
    [InlineData("holidays,announcements")]
    [InlineData("agencies,procedures")]
    [InlineData("agencies%2Cholidays")]
    [InlineData("%20holidays")]
    [InlineData("holidays%20")]
    [InlineData("Holidays")]
    [InlineData("2")]
    [InlineData("+2")]
    [InlineData("none")]
    public async Task An_import_of_something_else_is_refused(string kind) =>
        (await Refused(Ask.Post("/api/v1/administration/imports/" + kind, Who.Administrator, "[]")))
            .ExpectProblem(400, "request.invalid_parameter");

    [Theory]
    [InlineData("kind=province,ministry")]
    [InlineData("kind=1")]
    [InlineData("by=progress,online")]
    [InlineData("by=1")]
    public async Task A_ranking_refuses_what_it_does_not_understand(string query)
    {
        await Portal.FoldAsync();
        (await Refused(Ask.Get("/api/v1/ministry/ranking?period=2026-08&" + query))).ExpectProblem(400, "request.invalid_parameter");
    }

    [Theory]
    [InlineData("/petitions?q=%00")]
    [InlineData("/petitions?q=a%00b&agency=H44.03")]
    [InlineData("/services?q=%00&number=%00")]
    [InlineData("/services?number=H44.03-260801-0001%00")]
    public async Task A_page_finds_nothing_by_signs_that_no_text_has(string path) => (await Portal.Api.Get(path)).Expect(200);

    [Theory]
    [InlineData("/petitions?agency=%00")]
    [InlineData("/petitions?cursor=%00")]
    [InlineData("/?period=2026-08&kind=province,ministry")]
    [InlineData("/?period=2026-08&kind=%00")]
    [InlineData("/?period=2026-08&parent=%00")]
    public async Task A_page_refuses_what_it_does_not_understand(string path) => await Refused(Ask.Get(path));

    [Theory]
    [InlineData("/api/v1/catalogue/procedures?limit=0")]
    [InlineData("/api/v1/catalogue/procedures?offset=-1")]
    [InlineData("/api/v1/catalogue/procedures/3.000489?version=0")]
    [InlineData("/api/v1/catalogue/procedures/3.000489?version=-2147483648")]
    [InlineData("/api/v1/catalogue/procedures/3.000489?version=x")]
    [InlineData("/api/v1/catalogue/procedures/3.000489/form?version=999")]
    [InlineData("/api/v1/catalogue/agencies/%F0%9F%98%80")]
    [InlineData("/api/v1/catalogue/agencies?parent=%00")]
    [InlineData("/problems/none")]
    [InlineData("/swagger/v2/swagger.json")]
    [InlineData("/api/v1//citizen")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    public async Task An_open_address_refuses_what_it_does_not_know(string path) => await Refused(Ask.Get(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("with blank inside")]
    [InlineData("tiếng-việt-có-dấu")]
    public async Task A_missing_or_malformed_idempotency_key_is_400(string? key) =>
        (await Refused(Submission(ValidBody) with { Key = key })).ExpectProblem(400, "request.idempotency_key_missing");

    [Fact]
    public async Task An_overlong_or_double_idempotency_key_is_400()
    {
        (await Refused(Submission(ValidBody) with { Key = new string('k', 101) }))
            .ExpectProblem(400, "request.idempotency_key_missing");
        (await Refused(Submission(ValidBody) with { Headers = [("Idempotency-Key", "another-one-1")] }))
            .ExpectProblem(400, "request.idempotency_key_missing");
    }

    [Fact]
    public async Task A_NUL_in_an_address_is_refused_before_anything_reads_it() =>
        (await Portal.Api.Get("/api/v1/catalogue/dossiers/%00")).Expect(400);

    [Fact]
    public async Task Headers_that_are_too_long_are_refused_before_anything_reads_them()
    {
        var answer = await Portal.Api.Send(Ask.Get("/health/live") with { Headers = [("X-Long", new string('x', 40_000))] });
        answer.Expect(431);
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused() =>
        Assert.InRange((await Portal.Api.Get("/api/v1/catalogue/procedures?q=" + new string('x', 12_000))).Status, 400, 499);
}
