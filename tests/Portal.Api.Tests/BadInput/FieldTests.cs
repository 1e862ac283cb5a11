using System.Text.Json.Nodes;
using Portal.Api.Tests.Running;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;
using Portal.Grains.Procedures.Forms;

namespace Portal.Api.Tests.BadInput;

/// <summary>Well-formed bodies whose values are wrong.</summary>
public sealed class FieldTests(PostgresPortalFixture fixture)
    : BadInputTest(fixture), IClassFixture<PostgresPortalFixture>
{
    private static readonly string[] Nasty =
    [
        "'; DROP TABLE dossier; --",
        "\" OR 1=1 --",
        "<script>alert(1)</script>",
        "${jndi:ldap://x}",
        "{{7*7}}",
        "../../etc/passwd",
        "\0",
        "a\0b",
        "\u001b[31m",
        "\u202e\u200b\ufeff",
        new string('x', 5_000),
        "",
        "   ",
    ];

    [Fact]
    public async Task An_unknown_procedure_is_422() =>
        (await Refused(With("procedure", "9.999999"))).ExpectProblem(422, "dossier.procedure_unknown");

    [Fact]
    public async Task An_unknown_agency_is_422() =>
        (await Refused(With("agency", "H44.99"))).ExpectProblem(422, "dossier.agency_unknown");

    [Fact]
    public async Task A_procedure_that_is_not_online_is_422() =>
        (await Refused(Ask.Post("/api/v1/citizen/dossiers", Me, Portal.Desk.Submission(Procedures.Counter))))
            .ExpectProblem(422, "dossier.not_offered_online");

    [Fact]
    public async Task Someone_whose_identity_is_not_verified_cannot_use_a_full_online_service() =>
        (await Refused(Ask.Post("/api/v1/citizen/dossiers", new Who("citizen-unverified"), Portal.Desk.Submission(Procedures.Full))))
            .ExpectProblem(403, "dossier.identity_not_verified");

    [Theory]
    [InlineData("123")]
    [InlineData("0251900012345")]
    [InlineData("02519000123x")]
    [InlineData("٠٢٥١٩٠٠٠١٢٣٤")]
    [InlineData("999190001234")]
    public async Task A_wrong_personal_number_is_422_and_points_at_the_field(string number)
    {
        var body = Portal.Desk.Submission();
        var (pointer, field) = Find(body["form"]!.AsObject(), "/form", name => name.Contains("ersonalNumber", StringComparison.Ordinal));
        field(JsonValue.Create(number));
        var answer = (await Refused(Submission(body.ToJsonString()))).ExpectProblem(422, "dossier.form_invalid");
        Assert.Contains(pointer, Pointers(answer));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("0000-00-00")]
    [InlineData("30/02/2026")]
    [InlineData("2026-1-1")]
    [InlineData("yesterday")]
    public async Task An_impossible_date_in_a_form_is_422(string date)
    {
        var (procedure, name) = WithDate();
        var agency = procedure.Levels.Contains(AgencyKind.Commune) ? "H44.100" : Who.OwnAgency;
        var body = Portal.Desk.Submission(procedure.Code, agency);
        body["form"]![name] = date;
        var answer = (await Refused(Submission(body.ToJsonString()))).ExpectProblem(422, "dossier.form_invalid");
        Assert.Contains("/form/" + name, Pointers(answer));
    }

    [Theory]
    [InlineData("\"2026-02-30T00:00:00Z\"")]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"tomorrow\"")]
    [InlineData("1800000000")]
    public async Task An_impossible_date_in_a_command_is_refused(string date)
    {
        var dossier = await Portal.Desk.Bring(Stage.InProcess, Me);
        await Refused(dossier.Ask(Who.Leader, "extension", $$"""{"newDueAt":{{date}},"reason":"a","apology":"b"}"""));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e400")]
    [InlineData("1.5")]
    [InlineData("\"120000\"")]
    [InlineData("99999999999999999999999999")]
    [InlineData("9223372036854775807")]
    public async Task An_impossible_amount_is_refused(string amount)
    {
        var dossier = await Portal.Desk.Bring(Stage.InProcessWithFee, Me);
        await Refused(dossier.Ask(Who.Specialist, "payment-request", $$"""{"amount":{{amount}},"reason":"a"}"""));
    }

    [Fact]
    public async Task A_null_in_a_list_is_400_and_points_at_it()
    {
        var body = Portal.Desk.Submission();
        body["components"]!.AsArray().Add(null);
        (await Refused(Submission(body.ToJsonString()))).ExpectProblem(400, "request.invalid");

        var dossier = await Portal.Desk.Bring(Stage.InProcess, Me);
        var answer = await Refused(dossier.Ask(Who.Specialist, "supplement-request", """{"items":[null]}"""));
        Assert.Equal(["/items/0"], Pointers(answer));
        await Refused(dossier.Ask(Who.Specialist, "components", """{"components":[null]}"""));
    }

    [Fact]
    public async Task Nasty_texts_are_either_refused_or_kept_as_they_are()
    {
        var dossier = await Portal.Desk.Bring(Stage.InProcess, Me);
        foreach (var text in Nasty)
        {
            var answer = await Portal.Api.Send(dossier.Ask(Who.Reception, "assignment", new { assignee = text }));
            if (answer.Status != 200)
            {
                Assert.Equal("request.invalid", answer.Code);
                continue;
            }

            dossier.Take(answer);
            Assert.Equal(text, (await dossier.View(Who.Reception)).GetProperty("assignee").GetString());
        }

        Assert.True((await Portal.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task Nasty_texts_in_every_string_of_a_submission_never_harm()
    {
        foreach (var text in Nasty)
        {
            var body = Portal.Desk.Submission();
            foreach (var name in new[] { "procedure", "agency", "applicantKind" })
            {
                var broken = body.DeepClone();
                broken[name] = text;
                await Refused(Submission(broken.ToJsonString()));
            }

            foreach (var field in body["form"]!.AsObject().Select(field => field.Key).ToList())
            {
                var tried = body.DeepClone();
                tried["form"]![field] = text;
                var answer = await Portal.Api.Send(Submission(tried.ToJsonString()));
                Assert.True(answer.Status is 201 or 422, answer.ToString());
            }
        }

        Assert.True((await Portal.VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task A_dossier_of_somebody_else_cannot_be_changed()
    {
        var dossier = await Portal.Desk.Bring(Stage.Finished, Who.Citizen("owner"));
        (await Refused(dossier.Ask(Me, "rating", new { liked = false }))).ExpectProblem(404, "dossier.not_found");
        (await Refused(dossier.Ask(Me, "withdrawal", new { }))).ExpectProblem(404, "dossier.not_found");
    }

    /// <summary>A procedure that is offered online and asks for a date.</summary>
    private (ProcedureVersion Procedure, string Field) WithDate() => (
        from procedure in Portal.Catalogue.Procedures
        where procedure.OnlineKind != OnlineKind.None && procedure.Subjects.Contains(SubjectKind.Citizen)
        from field in Portal.Catalogue.FormOf(procedure.Code, procedure.Version)!.Root.Properties
        where field.Format == FormFormat.Date
        select (procedure, field.Name)).First();

    private Ask With(string field, string value)
    {
        var body = Portal.Desk.Submission();
        body[field] = value;
        return Submission(body.ToJsonString());
    }

    private static (string Pointer, Action<JsonNode> Set) Find(JsonObject at, string pointer, Func<string, bool> wanted)
    {
        foreach (var (name, value) in at)
        {
            if (wanted(name))
                return ($"{pointer}/{name}", node => at[name] = node);
            if (value is JsonObject inner && inner.Any(field => wanted(field.Key)))
                return Find(inner, $"{pointer}/{name}", wanted);
        }

        throw new InvalidOperationException("The form has no such field.");
    }

    private static IEnumerable<string> Pointers(Answer answer) =>
        answer.Json.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!)
            : [];
}
