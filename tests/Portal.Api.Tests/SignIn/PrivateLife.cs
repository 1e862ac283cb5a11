using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.SignIn;

/// <summary>
/// The life of a dossier of people whose names, numbers and words are unlike anything else, so that they are found
/// wherever they slip to.
/// </summary>
internal static class PrivateLife
{
    /// <summary>Lives it; gives everything in it that is personal.</summary>
    public static async Task<IReadOnlyList<string>> LiveAsync(RunningPortal portal)
    {
        var secrets = new List<string>();
        string Secret(string text)
        {
            secrets.Add(text);
            return text;
        }

        // Whose names are parts of the keys of grains.
        var me = Who.Citizen(Secret("025190004417-ky-la"));
        var helper = Secret("025190004418-tro-giup");
        var profile = new Ask("PUT", "/api/v1/citizen/profile") { By = me, IfMatch = "\"0\"" }.WithText(JsonSerializer.Serialize(new
        {
            fullName = Secret("Đặng Kỳ Lạ"),
            phone = Secret("0987612345"),
            email = Secret("ky.la@thu-rieng.example"),
            address = Secret("Số 7 ngõ Không Ai Biết"),
        }));
        (await portal.Api.Send(profile)).Expect(200);

        var body = portal.Desk.Submission();
        Personal(body["form"]!, secrets);
        body["components"] = JsonSerializer.SerializeToNode(new[]
        {
            new { id = "c1", fileHash = Desk.FileHash, fileName = Secret("so-ho-khau-dang-ky-la.pdf"), source = "uploaded" },
        });
        var created = (await portal.Api.Send(Ask.Post("/api/v1/citizen/dossiers", me, body))).Expect(201);
        var dossier = new Held(portal.Api, created, Procedures.Partial, Who.OwnAgency, me);

        var paper = new
        {
            helper,
            personalNumber = Secret("025190777123"),
            fullName = Secret("Sùng Thị Không Quên"),
            identityCheck = "chipCard",
            paperNumber = Secret("99/GUQ-RIENG"),
            to = HeldMandate.Day(5),
        };
        var mandate = await HeldMandate.Record(portal.Api, paper);
        await mandate.Revoke(HeldMandate.ReceptionOf(HeldMandate.Commune));

        await new Uploading(portal.Api).Upload(me, Uploading.Pdf(), Secret("giay-chung-tu-rieng-cua-ky-la.pdf"));

        // Mistakes are where values slip into messages.
        var wrong = body.DeepClone();
        wrong["form"]!["personalNumber"] = Secret("02519000777x");
        wrong["form"]![Secret("truong-la-cua-toi")] = 1;
        Assert.False((await portal.Api.Send(Ask.Post("/api/v1/citizen/dossiers", me, wrong))).IsSuccess);
        await portal.Api.Send(Ask.Post("/api/v1/citizen/dossiers", me, $"{{\"{Secret("ten-truong-rieng-tu")}\": oops"));
        await portal.Api.Get($"/api/v1/catalogue/procedures?q={Secret("025190007771")}");
        await portal.Api.Get($"/api/v1/catalogue/dossiers/{Secret("025190007772")}", me);
        await portal.Api.Get($"/api/v1/citizen/dossiers?limit={Secret("025190007773")}", me);

        await dossier.Do(Who.Reception, "acceptance");
        await dossier.Do(Who.Reception, "assignment", new { assignee = Who.Specialist.Name });
        await dossier.Do(Who.Specialist, "supplement-request", new
        {
            items = new[] { new { target = "c1", reason = Secret("Bản chụp của ông Kỳ Lạ bị mờ"), legalClause = "Điều 17" } },
        });
        await dossier.Do(me, "supplement", Desk.SupplementAnswer);
        await dossier.Do(Who.Specialist, "forwarding", new { assignee = Who.Specialist.Name, note = Secret("gọi lại cho chị Lạ") });
        await dossier.Do(Who.Leader, "extension", new
        {
            newDueAt = TimeProvider.System.GetUtcNow().AddDays(90),
            reason = Secret("Chờ xác minh nhân thân"),
            apology = Secret("Xin lỗi ông Đặng"),
        });
        await dossier.Do(Who.Leader, "result", new { code = Secret("77/GP-KYLA"), deliverBy = "counter" });
        await dossier.Do(Who.Reception, "result-return", new { method = "counter" });
        await dossier.Do(me, "rating", new { liked = false, comment = Secret("Cán bộ hỏi chuyện riêng") });
        (await dossier.Read(me)).Expect(200);
        return secrets;
    }

    /// <summary>Takes the free texts and numbers of a form; short words could stand in a log by chance.</summary>
    private static void Personal(JsonNode at, List<string> secrets)
    {
        switch (at)
        {
            case JsonObject fields:
                foreach (var field in fields.Where(field => field.Value is not null))
                    Personal(field.Value!, secrets);
                break;
            case JsonArray items:
                foreach (var item in items.Where(item => item is not null))
                    Personal(item!, secrets);
                break;
            default:
                if (at.GetValueKind() == JsonValueKind.String && at.GetValue<string>() is { Length: >= 9 } text)
                    secrets.Add(text);
                break;
        }
    }
}
