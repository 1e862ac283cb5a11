using System.Globalization;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Authorisation;

/// <summary>The table: every endpoint of the portal once. Whoever adds an endpoint adds its row.</summary>
internal static class AccessTable
{
    private static readonly string[] Applicants = ["citizen", "helper"];
    private static readonly string[] Officers = ["reception", "specialist", "leader", "manager"];
    private static readonly string[] OfficersAndSystems = [.. Officers, "integrator"];
    private static readonly string[] Systems = ["integrator"];
    private static readonly string[] Reception = ["reception"];
    private static readonly string[] Deciders = ["leader", "manager"];
    private static readonly string[] Distributors = ["reception", "leader", "manager"];

    public static readonly AccessRow[] Rows =
    [
        .. OpenRows(),
        .. CitizenRows(),
        .. AgencyRows(),
        .. PetitionRows.All,
        .. MandateRows.All(),
        .. DocumentRows.All(),
        .. MinistryRows.All,
        Plain("POST /api/v1/administration/imports/{kind}", ["administrator"], ["administrator"],
            _ => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "holidays.json")),
            "/api/v1/administration/imports/holidays?dryRun=true"),
        Plain("GET /api/v1/administration/audit", ["administrator"], ["administrator"]),
        Plain("GET /jobs/{**path}", ["administrator"], ["administrator"], path: "/jobs") with { OnlyWhenMapped = true },
    ];

    private static IEnumerable<AccessRow> OpenRows() =>
    [
        Open("GET /api/v1/catalogue/agencies"),
        Open("GET /api/v1/catalogue/agencies/{code}", $"/api/v1/catalogue/agencies/{Who.OwnAgency}"),
        Open("GET /api/v1/catalogue/procedures"),
        Open("GET /api/v1/catalogue/procedures/{code}", $"/api/v1/catalogue/procedures/{Procedures.Partial}"),
        Open("GET /api/v1/catalogue/procedures/{code}/form", $"/api/v1/catalogue/procedures/{Procedures.Partial}/form"),
        new("GET /api/v1/catalogue/dossiers/{number}", [], [], async (arena, role, _) =>
            Ask.Get($"/api/v1/catalogue/dossiers/{(await arena.Dossier(Stage.Submitted, role, false, false)).Number}", Arena.As(role))),
        Open("GET /api/v1/catalogue/petition-answers"),
        Open("GET /dev/personas"),
        Open("GET /dev/clock"),
        new("POST /dev/clock", [], [], (_, role, _) => Task.FromResult(Ask.Post("/dev/clock", Arena.As(role), "{}"))),
        new("POST /dev/scores", [], [], (_, role, _) => Task.FromResult(Ask.Post("/dev/scores", Arena.As(role)))),
        new("POST /dev/token", [], [], (_, role, _) =>
            Task.FromResult(Ask.Post("/dev/token", Arena.As(role), new { persona = "citizen" }))),
        Open("GET /problems/"),
        Open("GET /problems/{code}", "/problems/request.invalid"),
        Open("GET /"),
        Open("GET /services"),
        Open("GET /petitions"),
        Open("GET /scorecards/{code}", $"/scorecards/{Who.OwnAgency}"),
        Open("GET /dev/sign-in"),
        new("POST /dev/sign-in", [], [], (_, role, _) => Task.FromResult(
            Ask.Post("/dev/sign-in", Arena.As(role), "persona=ministry") with { ContentType = "application/x-www-form-urlencoded" })),
        Open("GET /health/live"),
        Open("GET /health/ready"),
        Open("GET /health/started"),
        Open("GET /swagger/{documentName}/swagger.json", "/swagger/v1/swagger.json"),
    ];

    private static IEnumerable<AccessRow> CitizenRows() =>
    [
        Plain("POST /api/v1/citizen/dossiers", Applicants, Applicants, arena => arena.Desk.Submission()),
        Plain("POST /api/v1/citizen/drafts", Applicants, Applicants, _ =>
            new { procedure = Procedures.Partial, agency = Who.OwnAgency }),
        Plain("GET /api/v1/citizen/dossiers", Applicants, Applicants),
        Plain("GET /api/v1/citizen/profile", Applicants, Applicants),
        new("PUT /api/v1/citizen/profile", Applicants, Applicants, (_, role, _) => Task.FromResult(
            new Ask("PUT", "/api/v1/citizen/profile") { By = Arena.As(role), IfMatch = "\"0\"" }.WithText("""{"fullName":"An"}"""))),
        Change("GET /api/v1/citizen/dossiers/{id}/history", Applicants, Applicants, Stage.InProcess),
        Change("GET /api/v1/citizen/dossiers/{id}/looks", Applicants, Applicants, Stage.InProcess),
        Change("GET /api/v1/citizen/dossiers/{id}", Applicants, Applicants, Stage.InProcess),
        Change("PATCH /api/v1/citizen/dossiers/{id}", Applicants, Applicants, Stage.Draft, _ => new { }),
        Change("DELETE /api/v1/citizen/dossiers/{id}", Applicants, Applicants, Stage.Draft),
        Change("POST /api/v1/citizen/dossiers/{id}/submission", Applicants, Applicants, Stage.Draft),
        Change("POST /api/v1/citizen/dossiers/{id}/supplement", Applicants, Applicants, Stage.SupplementRequested,
            _ => Desk.SupplementAnswer),
        Change("POST /api/v1/citizen/dossiers/{id}/withdrawal", Applicants, Applicants, Stage.InProcess, _ => new { }),
        Change("POST /api/v1/citizen/dossiers/{id}/rating", Applicants, Applicants, Stage.Finished, _ => new { liked = true }),
    ];

    private static IEnumerable<AccessRow> AgencyRows() =>
    [
        new("POST /api/v1/agency/dossiers", Officers, Reception, (arena, role, own) => Task.FromResult(Ask.Post(
            "/api/v1/agency/dossiers", Arena.As(role),
            arena.Desk.Registration(agency: own ? Who.OwnAgency : Who.OtherAgency))))
        {
            HasForeign = true,
            ForeignForReach = 403,
        },
        Change("POST /api/v1/agency/dossiers/{id}/acceptance", Officers, Reception, Stage.Submitted),
        Change("POST /api/v1/agency/dossiers/{id}/refusal", Officers, Reception, Stage.Submitted, _ => Desk.Refusal),
        Change("POST /api/v1/agency/dossiers/{id}/supplement-request", Officers, Officers, Stage.InProcess, _ => Desk.Supplement),
        Change("POST /api/v1/agency/dossiers/{id}/second-supplement-release", Officers, Deciders, Stage.Supplemented,
            _ => new { reason = "Thiếu một trang" }),
        Change("POST /api/v1/agency/dossiers/{id}/payment-request", Officers, Officers, Stage.InProcessWithFee, _ => Desk.Payment),
        Change("POST /api/v1/agency/dossiers/{id}/payment", OfficersAndSystems, ["reception", "integrator"], Stage.PaymentRequested,
            role => new
            {
                amount = 120_000,
                channel = role == "integrator" ? "nationalPortal" : "counter",
                reference = "BL-0001",
            }),
        Change("POST /api/v1/agency/dossiers/{id}/assignment", Officers, Distributors, Stage.InProcess,
            _ => new { assignee = "specialist-2" }),
        Change("POST /api/v1/agency/dossiers/{id}/forwarding", Officers, Officers, Stage.InProcess, _ => new { }),
        Change("POST /api/v1/agency/dossiers/{id}/originals-check", Officers, Reception, Stage.InProcess),
        Change("POST /api/v1/agency/dossiers/{id}/components", Officers, Officers, Stage.InProcess, _ => Desk.SupplementAnswer),
        Change("POST /api/v1/agency/dossiers/{id}/extension", Officers, Deciders, Stage.InProcess, _ => new
        {
            newDueAt = TimeProvider.System.GetUtcNow().AddDays(90).ToString("O", CultureInfo.InvariantCulture),
            reason = "Cần lấy thêm ý kiến",
            apology = "Xin lỗi vì sự chậm trễ",
        }),
        Change("POST /api/v1/agency/dossiers/{id}/result", Officers, Deciders, Stage.InProcess, _ => Desk.Result),
        Change("POST /api/v1/agency/dossiers/{id}/result-return", Officers, Distributors, Stage.Finished,
            _ => new { method = "counter" }),
        Change("POST /api/v1/agency/dossiers/{id}/stop", Officers, Deciders, Stage.InProcess, _ => Desk.Refusal),
        Change("POST /api/v1/agency/dossiers/{id}/synchronisation", Systems, Systems, Stage.InProcess, _ => Desk.Synchronisation),
        Change("GET /api/v1/agency/dossiers/{id}/history", OfficersAndSystems, OfficersAndSystems, Stage.InProcess),
        Change("GET /api/v1/agency/dossiers/{id}", OfficersAndSystems, OfficersAndSystems, Stage.InProcess),
        OfAgency("GET /api/v1/agency/dossiers", Officers, "/api/v1/agency/dossiers?agency="),
        OfAgency("GET /api/v1/agency/ratings", Officers, "/api/v1/agency/ratings?agency="),
        OfAgency("GET /api/v1/agency/statistics", [.. Deciders, "ministry"], "/api/v1/agency/statistics?period=2026-08&agency=")
            with { SeesAll = ["ministry"] },
        Plain("GET /api/v1/agency/queue-policy", Deciders, Deciders),
        new("PUT /api/v1/agency/queue-policy", Deciders, Deciders, async (arena, role, _) =>
            new Ask("PUT", "/api/v1/agency/queue-policy")
            {
                By = Arena.As(role),
                IfMatch = await arena.ETag("/api/v1/agency/queue-policy", role),
                Body = Ask.Bytes("""{"assignment":"manual","officers":[]}"""),
            }),
    ];

    private static AccessRow Open(string endpoint, string? path = null) =>
        new(endpoint, [], [], (_, role, _) => Task.FromResult(Ask.Get(path ?? endpoint[4..], Arena.As(role))));

    /// <summary>An endpoint whose address names no object.</summary>
    private static AccessRow Plain(
        string endpoint, string[] reach, string[] may, Func<Arena, object>? body = null, string? path = null) =>
        new(endpoint, reach, may, (arena, role, _) =>
        {
            var parts = endpoint.Split(' ');
            return Task.FromResult(new Ask(parts[0], path ?? parts[1]) { By = Arena.As(role), Body = Ask.Bytes(body?.Invoke(arena)) });
        });

    /// <summary>An endpoint on one dossier.</summary>
    private static AccessRow Change(
        string endpoint, string[] reach, string[] may, Stage stage, Func<string, object>? body = null) =>
        new(endpoint, reach, may, async (arena, role, own) =>
        {
            var parts = endpoint.Split(' ');
            var changes = parts[0] != "GET" && may.Contains(role);
            var dossier = await arena.Dossier(stage, role, own, changes);
            return new Ask(parts[0], parts[1].Replace("{id}", dossier.Id, StringComparison.Ordinal))
            {
                By = Arena.As(role),
                IfMatch = parts[0] == "GET" ? null : dossier.ETag,
                Body = Ask.Bytes(body?.Invoke(role)),
            };
        })
        {
            HasForeign = true,
        };

    /// <summary>A question about an agency, which may be another one.</summary>
    private static AccessRow OfAgency(string endpoint, string[] reach, string path) =>
        new(endpoint, reach, reach, (_, role, own) =>
            Task.FromResult(Ask.Get(path + (own ? Who.OwnAgency : Who.OtherAgency), Arena.As(role))))
        {
            HasForeign = true,
            ForeignForMay = 403,
        };
}
