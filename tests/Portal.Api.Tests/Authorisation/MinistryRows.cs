using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Authorisation;

/// <summary>The endpoints of the scores in the authorisation table.</summary>
internal static class MinistryRows
{
    public static readonly AccessRow[] All =
    [
        new("POST /api/v1/ministry/score-calculations", [], [], (_, role, _) => Task.FromResult(
            Ask.Post("/api/v1/ministry/score-calculations", Arena.As(role), """{"indices":[]}"""))),
    ];
}
