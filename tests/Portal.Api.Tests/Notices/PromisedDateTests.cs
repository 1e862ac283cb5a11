using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Grains.WorkingTime;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Notices;

/// <summary>A date that was promised stands when the calendar changes, and its explanation does not speak of another one.</summary>
public sealed class PromisedDateTests
{
    [Fact]
    public async Task Days_off_that_are_announced_later_change_neither_the_dates_nor_what_is_said_of_them()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var portal = await RunningPortal.StartAsync(database.Options);
        var me = Who.Citizen("promised");
        var dossier = await portal.Desk.Bring(Stage.InProcess, me);
        var petition = await HeldPetition.Bring(portal.Api, 1, me);
        (Func<Task<Answer>> Read, string Date)[] promises = [(() => dossier.Read(me), "dueAt"), (() => petition.Read(me), "answerBy")];
        var before = new List<string>();
        foreach (var (read, date) in promises)
            before.Add((await read()).Json.GetProperty(date).GetString()!);

        await Announce(portal);

        foreach (var ((read, date), promised) in promises.Zip(before))
        {
            var view = (await read()).Expect(200).Json;
            Assert.Equal(promised, view.GetProperty(date).GetString());
            var shown = VietnamTime.ToVietnam(DateTimeOffset.Parse(promised, CultureInfo.InvariantCulture));
            Assert.StartsWith(
                $"Due {shown.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}, as promised",
                view.GetProperty("dueExplanation").GetProperty("en").GetString(), StringComparison.Ordinal);
        }
    }

    /// <summary>The next working day becomes a day off.</summary>
    private static async Task Announce(RunningPortal portal)
    {
        var published = portal.Catalogue.HolidaysJson;
        var calendar = new WorkingCalendar(HolidayTable.Parse(published));
        var day = calendar.AddWorkingDays(VietnamTime.DateOf(TimeProvider.System.GetUtcNow()), 2);
        var year = day.Year.ToString(CultureInfo.InvariantCulture);
        var days = JsonNode.Parse(published)!["years"]![year]?.DeepClone()
            ?? JsonNode.Parse("""{"status":"official","nonWorkingDays":[],"workingWeekendDays":[]}""")!;
        days["nonWorkingDays"]!.AsArray().Add(new JsonObject
        {
            ["date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["name"] = "Nghỉ thêm",
            ["kind"] = "holiday",
        });
        (await portal.Api.Send(Ask.Post(
            "/api/v1/administration/imports/holidays", Who.Administrator,
            new JsonObject { ["years"] = new JsonObject { [year] = days } }.ToJsonString()))).Expect(200);
    }
}
