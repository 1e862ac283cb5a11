using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Authorisation;

/// <summary>The endpoints of the scores in the authorisation table: the ranking is public, units see themselves.</summary>
internal static class MinistryRows
{
    private const string Scores = "/api/v1/ministry";

    private static readonly string[] Readers = ["leader", "manager", "ministry"];

    public static readonly AccessRow[] All =
    [
        Open("GET", "/ranking"),
        Open("GET", "/events", "?limit=1"),
        Open("GET", "/rules"),
        new($"POST {Scores}/score-calculations", [], [], (_, role, _) => Task.FromResult(
            Ask.Post(Scores + "/score-calculations", Arena.As(role), """{"indices":[]}"""))),
        Unit("GET", "/scorecard"),
        Unit("GET", "/indices/{index}"),
        Unit("GET", "/indices/{index}/procedures"),
        Unit("GET", "/indices/{index}/cases"),
        Unit("GET", "/history"),
        Unit("GET", "/frozen"),
        Unit("GET", "/targets"),
        Unit("POST", "/what-if", """{"ratios":[{"id":"2.1","ratio":1}]}"""),
        Target("GET"),
        Target("PUT", """{"ratio":0.5}"""),
        Target("DELETE", "{}"),
    ];

    private static AccessRow Open(string method, string path, string query = "") => new(
        $"{method} {Scores}{path}", [], [], (_, role, _) => Task.FromResult(Ask.Get(Scores + path + query, Arena.As(role))));

    private static AccessRow Unit(string method, string path, string? body = null) => new(
        $"{method} {Scores}/units/{{code}}{path}", Readers, Readers, (_, role, own) => Task.FromResult(
            new Ask(method, $"{Scores}/units/{(own ? Who.OwnAgency : Who.OtherAgency)}{path.Replace("{index}", "2.1", StringComparison.Ordinal)}")
            {
                By = Arena.As(role),
                Body = Ask.Bytes(body),
            }))
    {
        HasForeign = true,
        ForeignForMay = 403,
        SeesAll = ["ministry"],
    };

    /// <summary>The personas work for a department, which follows the targets of its province.</summary>
    private static AccessRow Target(string method, string? body = null) => new(
        $"{method} {Scores}/targets/{{index}}", Readers, ["ministry"], async (arena, role, _) =>
            new Ask(method, Scores + "/targets/3.3")
            {
                By = Arena.As(role),
                IfMatch = body is null ? null : await arena.ETag(Scores + "/targets/3.3", role),
                Body = Ask.Bytes(body),
            });
}
