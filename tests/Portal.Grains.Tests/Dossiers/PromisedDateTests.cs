using System.Text.Json.Nodes;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using Portal.Grains.Tests.Scoring.Procedures;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Dossiers;

/// <summary>The date on the receipt is a promise: what comes later changes neither the date nor what is said about it.</summary>
public sealed class PromisedDateTests
{
    private readonly InputFiles files = new InputFiles().Procedures("\"timeLimit\": {\"value\": 4, \"unit\": \"working_day\"}");

    [Fact]
    public void The_sentence_says_how_the_shown_date_was_counted() =>
        Assert.EndsWith(
            "due 2027-05-04 17:00; holidays not yet officially announced for 2027.",
            Contexts.ExplainDueDate(Promised())!.En, StringComparison.Ordinal);

    [Fact]
    public void When_a_day_off_is_announced_later_the_sentence_still_explains_the_date_that_was_promised()
    {
        var before = Promised();
        Announce("2027-04-28");

        Assert.Equal(
            new LocalizedText(
                "Hạn 17:00 ngày 04/05/2027 đã hẹn theo lịch làm việc biết được khi đó và giữ nguyên.",
                "Due 2027-05-04 17:00, as promised under the calendar known then; a later change does not move it."),
            Contexts.ExplainDueDate(before));
    }

    [Fact]
    public void A_promised_day_that_became_a_day_off_names_the_day_on_which_the_limit_ends_in_law()
    {
        var before = Promised();
        Announce("2027-05-04");

        Assert.Equal(
            new LocalizedText(
                "Hạn 17:00 ngày 04/05/2027 đã hẹn theo lịch làm việc biết được khi đó và giữ nguyên. Ngày đó nay là ngày nghỉ "
                + "(Nghỉ thêm): theo Điều 148 Bộ luật Dân sự 2015, thời hạn kết thúc lúc 17:00 ngày 05/05/2027.",
                "Due 2027-05-04 17:00, as promised under the calendar known then; a later change does not move it. That day has "
                + "become a day off (Extra day): in law the limit ends 2027-05-05 17:00 (Civil Code 2015, Art. 148)."),
            Contexts.ExplainDueDate(before));
    }

    private DossierContexts Contexts => new(files, new CatalogueClocks(files));

    /// <summary>A dossier that was accepted under the calendar of now.</summary>
    private DossierState Promised()
    {
        var receivedAt = Clocks.At("2027-04-26 09:00");
        var version = files.Current.Procedure("9.000001", 1)!;
        var due = new CatalogueClocks(files).Of(World.Agency).Due(receivedAt, version.Limit).At;
        return new DossierState
        {
            Id = DossierScenario.Id,
            Applicant = "an",
            FiledBy = "an",
            Procedure = version.Code,
            ProcedureVersion = 1,
            Field = version.Field,
            Agency = World.Agency,
            Channel = Channel.Online,
            ReceivedAt = receivedAt,
            DueAt = due,
            FirstDueAt = due,
        };
    }

    /// <summary>The year comes out again, with one more day off.</summary>
    private void Announce(string day)
    {
        var years = JsonNode.Parse(files.Current.HolidaysJson)!["years"]!;
        years["2027"]!["nonWorkingDays"]!.AsArray().Add(new JsonObject
        {
            ["date"] = day,
            ["name"] = "Nghỉ thêm",
            ["nameEn"] = "Extra day",
            ["kind"] = "holiday",
        });
        files.Import(ImportKind.Holidays, new JsonObject { ["years"] = new JsonObject { ["2027"] = years["2027"]!.DeepClone() } }.ToJsonString());
    }
}
