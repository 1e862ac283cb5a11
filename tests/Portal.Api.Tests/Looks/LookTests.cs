using System.Globalization;
using System.Text.Json;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Looks;

/// <summary>Who opened my dossier: every look of others is there for the applicant, and for nobody else.</summary>
public abstract class LookTests(PortalFixture fixture)
{
    [Fact]
    public async Task The_applicant_sees_who_opened_what_and_how_often()
    {
        var dossier = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("looked-at"));
        await dossier.Read(Who.Reception);
        await dossier.Read(Who.Reception);
        await fixture.Api.Get(Held.PathFor(Who.Reception) + dossier.Id + "/history", Who.Reception);
        await dossier.Read(Who.Specialist);
        await dossier.Read(Who.Integrator);
        await dossier.Read(dossier.Applicant);

        var looks = await Until(dossier, all => all.Sum(Times) == 5);

        Assert.Equal(["integrator", "reception", "specialist"], looks.Select(Role).Distinct().Order());
        Assert.Equal(3, looks.Where(look => Role(look) == "reception").Sum(Times));
        Assert.Contains(looks, look => Role(look) == "reception"
            && look.GetProperty("what").EnumerateArray().Any(what => what.GetString() == "history"));
        Assert.All(looks, look => Assert.Equal(Who.OwnAgency, look.GetProperty("agency").GetString()));
        Assert.All(looks, look => Assert.True(look.GetProperty("agencyName").GetString() is { Length: > 5 }));
        // Whoever it was stays inside; the applicant's own reading is no look.
        Assert.DoesNotContain("reception-1", JsonSerializer.Serialize(looks), StringComparison.Ordinal);
        Assert.DoesNotContain("citizen", looks.Select(Role));
    }

    [Fact]
    public async Task Opening_a_file_is_a_look_and_failing_to_open_one_is_none()
    {
        var uploading = new Uploading(fixture.Api);
        var applicant = Who.Citizen("with-a-file");
        var dossier = await uploading.Submit(
            fixture.Desk, applicant, await uploading.Upload(applicant, Uploading.Pdf()), Who.OwnAgency);
        var path = Held.PathFor(Who.Leader) + dossier.Id;

        (await fixture.Api.Get(path + "/result/file", Who.Manager)).ExpectProblem(404, "document.not_found");
        (await fixture.Api.Get(path + "/components/c1/file", Who.Leader)).Expect(200);

        var look = Assert.Single(await Until(dossier, all => all.Count > 0));
        Assert.Equal("leader", Role(look));
        Assert.Equal("componentFile", Assert.Single(look.GetProperty("what").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Looks_come_page_by_page_each_once()
    {
        var dossier = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("popular"));
        for (var i = 0; i < 7; i++)
            await dossier.Read(Who.Specialist with { Subject = string.Create(CultureInfo.InvariantCulture, $"colleague-{i}") });
        await Until(dossier, all => all.Count == 7);

        var (seen, cursor) = (0, "");
        do
        {
            var page = (await fixture.Api.Get($"{LooksOf(dossier)}?limit=2{cursor}", dossier.Applicant)).Expect(200).Json;
            seen += page.GetProperty("items").GetArrayLength();
            cursor = page.TryGetProperty("next", out var next) && next.GetString() is { } at ? "&cursor=" + at : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(7, seen);
    }

    [Fact]
    public async Task Whoever_may_not_see_a_dossier_leaves_no_look_and_sees_none()
    {
        var dossier = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("quiet-life"));
        (await dossier.Read(Who.Reception.At(Who.OtherAgency))).ExpectProblem(404, "dossier.not_found");
        (await fixture.Api.Get(LooksOf(dossier), Who.Citizen("curious"))).ExpectProblem(404, "dossier.not_found");
        await dossier.Read(Who.Leader);

        Assert.Equal("leader", Role(Assert.Single(await Until(dossier, all => all.Count > 0))));
    }

    private static string LooksOf(Held dossier) => $"/api/v1/citizen/dossiers/{dossier.Id}/looks";

    private static string Role(JsonElement look) => look.GetProperty("role").GetString()!;

    private static int Times(JsonElement look) => look.GetProperty("times").GetInt32();

    /// <summary>Looks are written a moment later.</summary>
    private async Task<List<JsonElement>> Until(Held dossier, Func<List<JsonElement>, bool> right)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var answer = (await fixture.Api.Get(LooksOf(dossier), dossier.Applicant)).Expect(200);
            List<JsonElement> looks = [.. answer.Json.GetProperty("items").EnumerateArray()];
            if (right(looks))
                return looks;
            Assert.False(limit.IsCancellationRequested, answer.Text);
            await Task.Delay(50);
        }
    }
}

public sealed class SqliteLookTests(PortalFixture fixture) : LookTests(fixture), IClassFixture<PortalFixture>;

public sealed class PostgresLookTests(PostgresPortalFixture fixture)
    : LookTests(fixture), IClassFixture<PostgresPortalFixture>;
