using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Portal.Testing.Databases;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>A portal on a machine that counts years, writes digits or changes case in another way.</summary>
public sealed class MachineLanguageTests
{
    private const string Holidays = """
        {"years":{"2030":{"nonWorkingDays":[{"date":"2030-01-01","name":"Tết Dương lịch","kind":"holiday"}],
        "workingWeekendDays":[{"date":"2030-01-07","name":"x","insteadOf":"2030-01-01"}]}}}
        """;

    [Theory]
    [InlineData("th_TH.UTF-8")]
    [InlineData("fa_IR.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    public async Task The_language_of_the_machine_changes_no_answer(string language)
    {
        using var store = new SqliteStore();
        await using var portal = await PortalProcess.StartAsync(
            store, new Dictionary<string, string> { ["LANG"] = language, ["LC_ALL"] = language });
        using var http = new HttpClient { BaseAddress = portal.Address };

        foreach (var path in new[] { "/", "/scorecards/H44", "/api/v1/ministry/ranking", "/api/v1/catalogue/procedures?q=KHAI+SINH" })
            Assert.Equal((path, HttpStatusCode.OK), (path, await StatusAsync(http, path)));
        Assert.Contains("2030-01-07 is not on a weekend", await ImportAsync(http), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task<string> ImportAsync(HttpClient http)
    {
        using var issued = await http.PostAsJsonAsync(new Uri("/dev/token", UriKind.Relative), new { persona = "administrator" });
        var token = (await issued.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        using var import = new HttpRequestMessage(HttpMethod.Post, "/api/v1/administration/imports/holidays?dryRun=true")
        {
            Content = new StringContent(Holidays, Encoding.UTF8, "application/json"),
        };
        import.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(import);
        return await answer.Content.ReadAsStringAsync();
    }
}
