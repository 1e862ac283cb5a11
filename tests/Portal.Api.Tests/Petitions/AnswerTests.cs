using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Petitions;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Api.Tests.Petitions;

/// <summary>Published answers: for everybody, without who asked, and nothing that is not published.</summary>
public abstract class AnswerTests(PortalFixture fixture)
{
    private const string Api = "/api/v1/catalogue/petition-answers";

    [Fact]
    public async Task A_published_answer_is_there_for_everybody_without_its_sender()
    {
        var sender = Who.Citizen("asks-in-public");
        var petition = await Publish(
            sender, "Tôi tên là Phạm Thị Hoa, số 0912345678. Vì sao thu thêm phí chứng thực?", "Không thu thêm phí nào.");

        var found = Assert.Single(await Find("q=thu+them+phi+chung+thuc"));

        Assert.Equal(petition.Id, found.GetProperty("id").GetString());
        Assert.Equal("Không thu thêm phí nào.", found.GetProperty("answer").GetString());
        Assert.Equal(Who.OwnAgency, found.GetProperty("agency").GetString());
        var text = JsonSerializer.Serialize(found);
        foreach (var secret in new[] { sender.Name, "0912345678", "Hoa" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Empty(await Find("q=thu+them+phi+chung+thuc&agency=" + Who.OtherAgency));
        Assert.Single(await Find("q=CHỨNG+THỰC&class=procedures&agency=H44"));
    }

    [Fact]
    public async Task What_is_not_published_or_no_longer_or_about_the_staff_is_not_there()
    {
        await HeldPetition.Bring(fixture.Api, 3, Who.Citizen("answered-only"));
        var staff = await Publish(Who.Citizen("about-staff"), "Cán bộ gây khó khăn", "Đã nhắc nhở", "staff");
        var again = await Publish(Who.Citizen("again"), "Câu hỏi sẽ hỏi lại", "Trả lời chưa đủ");
        Assert.Single(await Find("q=cau+hoi+se+hoi+lai"));
        await again.Do(again.Sender, "reopening", new { text = "Chưa xong" });

        Assert.Empty(await Find("q=cau+hoi+se+hoi+lai"));
        Assert.Empty(await Find("q=gay+kho+khan"));
        Assert.Empty(await Find("class=staff"));
        Assert.DoesNotContain(staff.Id, JsonSerializer.Serialize(await Find("limit=100")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_come_page_by_page_the_newest_first()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Insert(0, (await Publish(Who.Citizen($"pages-{i}"), $"Trang kết quả số {i}", "Có")).Id);

        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var page = (await fixture.Api.Get($"{Api}?q=trang+ket+qua&limit=2{cursor}")).Expect(200).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            cursor = page.TryGetProperty("next", out var next) && next.GetString() is { } at ? "&cursor=" + at : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(ids, seen);
    }

    [Fact]
    public async Task A_page_looks_only_so_far_and_says_where_to_go_on()
    {
        var wanted = await Publish(Who.Citizen("looks-far"), "Câu hỏi nằm sâu nhất", "Có");
        for (var i = 0; i < 4; i++)
            await Publish(Who.Citizen($"above-{i}"), "Câu hỏi khác", "Có");
        var answers = new PublishedAnswers(fixture.Portal.Services.GetRequiredService<PortalDatabase>()) { MostLookedAt = 3 };

        var (pages, found) = (0, new List<string>());
        for (PageCursor? next = null; pages == 0 || next is not null; pages++)
        {
            var page = await answers.FindAsync(new AnswerQuery("nam sau nhat", null, null), new PageRequest(10, next), default);
            if (pages == 0)
                Assert.Empty(page.Items);
            found.AddRange(page.Items.Select(item => item.Id));
            next = page.Next;
        }

        Assert.Equal([wanted.Id], found);
        Assert.InRange(pages, 2, 50);
    }

    [Theory]
    [InlineData("agency=H99", 404)]
    [InlineData("agency=%00", 404)]
    [InlineData("class=1", 400)]
    [InlineData("limit=0", 400)]
    [InlineData("cursor=x", 400)]
    public async Task What_makes_no_sense_is_said_with_a_code(string query, int status)
    {
        var answer = await fixture.Api.Get(Api + "?" + query);
        Assert.True(answer.Status == status, answer.ToString());
        Assert.NotNull(answer.Code);
    }

    [Fact]
    public async Task The_page_shows_answers_and_leads_to_older_ones_without_scripts()
    {
        for (var i = 0; i < 12; i++)
            await Publish(Who.Citizen($"page-{i}"), $"Dòng <b>{i}</b> của trang", "Đã <script>trả lời</script>");

        var first = (await fixture.Api.Get("/petitions?q=cua+trang&lang=en")).Expect(200).Text;
        var link = first[..first.IndexOf("\" rel=\"next\"", StringComparison.Ordinal)];
        var older = WebUtility.HtmlDecode(link[(link.LastIndexOf('"') + 1)..]);
        var second = (await fixture.Api.Get(older)).Expect(200).Text;

        Assert.Contains("Answers to petitions", first, StringComparison.Ordinal);
        Assert.Contains("Dòng &lt;b&gt;11&lt;/b&gt; của trang", first, StringComparison.Ordinal);
        Assert.Contains("Dòng &lt;b&gt;0&lt;/b&gt; của trang", second, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", first + second, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<HeldPetition> Publish(Who sender, string question, string answer, string about = "procedures")
    {
        var petition = await HeldPetition.Bring(fixture.Api, 1, sender, about: about, text: question);
        await petition.Do(Who.Leader, "answer", new { text = answer });
        await petition.Do(Who.Leader, "publication");
        return petition;
    }

    private async Task<List<JsonElement>> Find(string query) =>
        [.. (await fixture.Api.Get($"{Api}?{query}")).Expect(200).Json.GetProperty("items").EnumerateArray()];
}

public sealed class SqliteAnswerTests(PortalFixture fixture) : AnswerTests(fixture), IClassFixture<PortalFixture>;

public sealed class PostgresAnswerTests(PostgresPortalFixture fixture)
    : AnswerTests(fixture), IClassFixture<PostgresPortalFixture>;
