using System.Globalization;
using System.Text.Json;
using Portal.Api.Tests.Mandates;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Notices;

/// <summary>What an agency tells about a dossier can be read by those whom it is for, and by nobody else.</summary>
public abstract class NoticeTests(PortalFixture fixture)
{
    private const string Why = "Không đúng thẩm quyền";
    private const string Clause = "Nghị định 61/2018 Điều 17";

    private static readonly Who System = Who.Integrator;

    [Fact]
    public async Task A_refusal_says_why_and_after_which_clause()
    {
        var dossier = await fixture.Desk.Bring(Stage.Submitted, Who.Citizen("refused"));
        await dossier.Do(Who.Reception, "refusal", Desk.Refusal);

        foreach (var reader in new[] { dossier.Applicant, Who.Leader, System })
        {
            var notice = Assert.Single(await Notices(dossier, reader));
            Assert.Equal(("dossier.refused", Why, Clause), (Text(notice, "event"), Said(notice, "reason"), Said(notice, "legalClause")));
            Assert.Equal((Why, Clause), Reason(await Line(dossier, reader, "dossier.refused")));
        }
    }

    [Fact]
    public async Task A_stop_an_apology_and_a_request_to_pay_are_told()
    {
        var dossier = await fixture.Desk.Bring(Stage.PaymentRequested, Who.Citizen("told-everything"));
        var asked = Assert.Single(await Notices(dossier, dossier.Applicant));
        Assert.Equal(("dossier.payment_requested", "Lệ phí theo quy định"), (Text(asked, "event"), Said(asked, "reason")));
        Assert.Equal(120_000, asked.GetProperty("statement").GetProperty("amount").GetInt64());

        var until = TimeProvider.System.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd'T'09:00:00.000'Z'", CultureInfo.InvariantCulture);
        await dossier.Do(Who.Leader, "extension", new { newDueAt = until, reason = "Chờ ý kiến", apology = "Xin lỗi ông bà" });
        Assert.Equal(
            ["dossier.payment_requested", "dossier.extended"],
            (await Notices(dossier, dossier.Applicant)).Select(notice => Text(notice, "event")));
        await dossier.Do(Who.Leader, "stop", Desk.Refusal);

        var notices = await Notices(dossier, dossier.Applicant);
        Assert.Equal(["dossier.extended", "dossier.stopped"], notices.Select(notice => Text(notice, "event")));
        Assert.Equal(("Chờ ý kiến", "Xin lỗi ông bà"), (Said(notices[0], "reason"), Said(notices[0], "apology")));
        Assert.Equal(until, Said(notices[0], "newDueAt"));
        Assert.Equal((Why, Clause), (Said(notices[1], "reason"), Said(notices[1], "legalClause")));
    }

    [Fact]
    public async Task What_was_to_be_supplemented_can_be_read_after_the_answer()
    {
        var dossier = await fixture.Desk.Bring(Stage.Supplemented, Who.Citizen("supplementer"));

        Assert.Empty(await Notices(dossier, dossier.Applicant));
        var item = Assert.Single((await Line(dossier, dossier.Applicant, "dossier.supplement_requested"))
            .GetProperty("statement").GetProperty("items").EnumerateArray());
        Assert.Equal(("c1", "Bản chụp bị mờ", Clause), (Text(item, "target"), Text(item, "reason"), Text(item, "legalClause")));
    }

    [Fact]
    public async Task What_is_meant_for_the_next_officer_is_read_by_officers_only()
    {
        var dossier = await fixture.Desk.Bring(Stage.Supplemented, Who.Citizen("behind-closed-doors"));
        await dossier.Do(Who.Leader, "second-supplement-release", new { reason = "Lỗi của cán bộ" });
        await dossier.Do(Who.Leader, "forwarding", new { assignee = "specialist-1", note = "Kiểm tra kỹ giúp" });

        foreach (var officer in new[] { Who.Reception, Who.Specialist, Who.Leader, Who.Manager })
        {
            Assert.Equal("Kiểm tra kỹ giúp", Said(await Line(dossier, officer, "dossier.forwarded"), "note"));
            Assert.Equal("Lỗi của cán bộ", Said(await Line(dossier, officer, "dossier.second_supplement_released"), "reason"));
        }

        foreach (var other in new[] { dossier.Applicant, System })
        {
            Assert.False((await Line(dossier, other, "dossier.forwarded")).TryGetProperty("statement", out _));
            var all = (await History(dossier, other)).Text + (await dossier.Read(other)).Text;
            Assert.DoesNotContain("giúp", all, StringComparison.Ordinal);
            Assert.DoesNotContain("Lỗi của cán bộ", all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_helper_reads_why_the_villager_was_refused_as_long_as_the_mandate_is_open()
    {
        var filing = new Filing(fixture);
        var me = Who.Citizen("refused-villager");
        var mandate = await HeldMandate.Give(fixture.Api, me);
        var dossier = await filing.Submit(mandate);
        await dossier.Do(Who.Reception, "refusal", Desk.Refusal);

        Assert.Equal(Why, Said(Assert.Single(await Notices(dossier, Filing.Helper)), "reason"));
        await mandate.Revoke(me);
        (await dossier.Read(Filing.Helper)).ExpectProblem(404, "dossier.not_found");
        Assert.Equal(Why, Said(Assert.Single(await Notices(dossier, me)), "reason"));
    }

    [Fact]
    public async Task The_note_of_a_transfer_is_read_by_the_officers_of_the_new_agency()
    {
        var petition = await HeldPetition.Bring(fixture.Api, 1, Who.Citizen("passed-on"));
        await petition.Do(Who.Leader, "transfer", new { agency = Who.OtherAgency, note = "Kính chuyển quý cơ quan" });

        foreach (var officer in new[] { Who.Leader.At(Who.OtherAgency), Who.Reception.At(Who.OtherAgency) })
            Assert.Equal("Kính chuyển quý cơ quan", Text((await petition.Read(officer)).Expect(200).Json, "transferNote"));
        Assert.DoesNotContain("Kính chuyển", (await petition.Read(petition.Sender)).Expect(200).Text, StringComparison.Ordinal);
    }

    private static (string Reason, string Clause) Reason(JsonElement line) => (Said(line, "reason"), Said(line, "legalClause"));

    private static string Said(JsonElement line, string name) => Text(line.GetProperty("statement"), name);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static async Task<JsonElement[]> Notices(Held dossier, Who reader) =>
        [.. (await dossier.View(reader)).GetProperty("notices").EnumerateArray()];

    private async Task<JsonElement> Line(Held dossier, Who reader, string happened) =>
        (await History(dossier, reader)).Json.GetProperty("items").EnumerateArray().Single(line => Text(line, "event") == happened);

    private async Task<Answer> History(Held dossier, Who reader) =>
        (await fixture.Api.Get($"{Held.PathFor(reader)}{dossier.Id}/history", reader)).Expect(200);
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteNoticeTests(PortalFixture fixture) : NoticeTests(fixture), IClassFixture<PortalFixture>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresNoticeTests(PostgresPortalFixture fixture)
    : NoticeTests(fixture), IClassFixture<PostgresPortalFixture>;
