using System.Globalization;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Tests.Running;

/// <summary>A mandate, given from an account or recorded at the counter of a commune.</summary>
internal sealed class HeldMandate(ApiClient api, Answer given)
{
    public const string Commune = "H44.100";
    public const string OtherCommune = "H44.101";

    private static int number;

    public Answer Given => given;

    public string Id { get; } = given.Json.GetProperty("id").GetString()!;

    public string Mandator { get; } = given.Json.GetProperty("mandator").GetString()!;

    public static string Day(int fromToday) => VietnamTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(fromToday)
        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The reception officer of a commune.</summary>
    public static Who ReceptionOf(string commune) => Who.Reception.At(commune);

    /// <summary>A personal number that nobody had before.</summary>
    public static string NewPersonalNumber() => string.Create(
        CultureInfo.InvariantCulture, $"025190{Interlocked.Increment(ref number):000000}");

    public static object Body(string helper = "helper-1", string agency = Commune, string[]? procedures = null, bool mayWithdraw = false) =>
        new { helper, agency, to = Day(6), procedures = procedures ?? [], mayWithdraw };

    public static object Paper(
        string personalNumber,
        string helper = "helper-1",
        string identityCheck = "chipCard",
        string[]? procedures = null,
        bool mayWithdraw = false) => new
        {
            helper,
            personalNumber,
            fullName = "Sùng Thị Mai",
            identityCheck,
            paperNumber = "12/GUQ",
            to = Day(6),
            procedures = procedures ?? [],
            mayWithdraw,
        };

    public static async Task<HeldMandate> Give(ApiClient api, Who citizen, object? body = null) => new(
        api, (await api.Send(Ask.Post("/api/v1/citizen/mandates", citizen, body ?? Body()))).Expect(201));

    public static async Task<HeldMandate> Record(ApiClient api, object? body = null, string commune = Commune) => new(
        api,
        (await api.Send(Ask.Post(
            "/api/v1/agency/mandates", ReceptionOf(commune), body ?? Paper(NewPersonalNumber())))).Expect(201));

    public Ask Revocation(Who who) => Ask.Post($"{PathFor(who)}{Id}/revocation", who, new { reason = "Không cần nữa" });

    public async Task<Answer> Revoke(Who who) => (await api.Send(Revocation(who))).Expect(200);

    public static string PathFor(Who who) => who.Persona switch
    {
        "citizen" => "/api/v1/citizen/mandates/",
        "helper" => "/api/v1/helper/mandates/",
        _ => "/api/v1/agency/mandates/",
    };
}
