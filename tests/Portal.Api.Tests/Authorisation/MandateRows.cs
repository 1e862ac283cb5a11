using System.Collections.Concurrent;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Authorisation;

/// <summary>The endpoints of mandates in the authorisation table. Officers are those of the commune.</summary>
internal static class MandateRows
{
    private static readonly string[] Citizens = ["citizen"];
    private static readonly string[] Helpers = ["helper"];
    private static readonly string[] Officers = ["reception", "specialist", "leader", "manager"];
    private static readonly string[] Distributors = ["reception", "leader", "manager"];

    public static IEnumerable<AccessRow> All()
    {
        var mandates = new ConcurrentDictionary<(Arena, bool), Task<HeldMandate>>();
        return
        [
            new("POST /api/v1/citizen/mandates", Citizens, Citizens, (_, role, _) => Task.FromResult(
                Ask.Post("/api/v1/citizen/mandates", As(role), HeldMandate.Body("helper-of-the-table")))),
            List("GET /api/v1/citizen/mandates", Citizens),
            On("GET /api/v1/citizen/mandates/{id}", Citizens, Citizens),
            On("POST /api/v1/citizen/mandates/{id}/revocation", Citizens, Citizens),
            List("GET /api/v1/helper/mandates", Helpers),
            On("GET /api/v1/helper/mandates/{id}", Helpers, Helpers),
            On("POST /api/v1/helper/mandates/{id}/revocation", Helpers, Helpers),
            List("GET /api/v1/helper/dossiers", Helpers),
            new("POST /api/v1/agency/mandates", Officers, ["reception"], (_, role, _) => Task.FromResult(Ask.Post(
                "/api/v1/agency/mandates", As(role), HeldMandate.Paper(HeldMandate.NewPersonalNumber())))),
            new("GET /api/v1/agency/mandates", Officers, Officers, (_, role, own) => Task.FromResult(Ask.Get(
                "/api/v1/agency/mandates?agency=" + (own ? HeldMandate.Commune : HeldMandate.OtherCommune), As(role))))
            {
                HasForeign = true,
                ForeignForMay = 403,
            },
            On("GET /api/v1/agency/mandates/{id}", Officers, Officers),
            On("POST /api/v1/agency/mandates/{id}/revocation", Officers, Distributors),
        ];

        AccessRow On(string endpoint, string[] reach, string[] may) => new(endpoint, reach, may, async (arena, role, own) =>
        {
            var parts = endpoint.Split(' ');
            var changes = own && parts[0] != "GET" && may.Contains(role);
            var mandate = changes ? await Bring(arena, own) : await mandates.GetOrAdd((arena, own), _ => Bring(arena, own));
            return new Ask(parts[0], parts[1].Replace("{id}", mandate.Id, StringComparison.Ordinal)) 
            {
                By = As(role),
                Body = Ask.Bytes(parts[0] == "GET" ? null : "{}"),
            };
        })
        {
            HasForeign = true,
        };
    }

    private static Task<HeldMandate> Bring(Arena arena, bool own) => own
        ? HeldMandate.Give(arena.Api, Arena.Me)
        : HeldMandate.Give(arena.Api, Arena.Stranger, HeldMandate.Body("helper-9", HeldMandate.OtherCommune));

    private static AccessRow List(string endpoint, string[] may) =>
        new(endpoint, may, may, (_, role, _) => Task.FromResult(Ask.Get(endpoint[4..], As(role))));

    private static Who? As(string role) =>
        Officers.Contains(role) ? new Who(role).At(HeldMandate.Commune) : Arena.As(role);
}
