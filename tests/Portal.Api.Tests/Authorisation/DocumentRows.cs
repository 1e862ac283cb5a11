using System.Collections.Concurrent;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Authorisation;

/// <summary>The endpoints of uploads and files in the authorisation table.</summary>
internal static class DocumentRows
{
    private static readonly string[] Applicants = ["citizen", "helper"];
    private static readonly string[] Officers = ["reception", "specialist", "leader", "manager"];
    private static readonly string[] Uploaders = [.. Applicants, .. Officers];
    private static readonly string[] OfficersAndSystems = [.. Officers, "integrator"];

    private static readonly Who Other = Who.Citizen("document-stranger");

    public static IEnumerable<AccessRow> All()
    {
        var dossiers = new ConcurrentDictionary<(Arena Arena, bool Own, string Applicant), Task<Held>>();
        return
        [
            new("OPTIONS /api/v1/uploads", [], [], (_, role, _) =>
                Task.FromResult(new Ask("OPTIONS", "/api/v1/uploads") { By = Arena.As(role) })),
            new("POST /api/v1/uploads", Uploaders, Uploaders, (_, role, _) =>
                Task.FromResult(Uploading.Beginning(Arena.As(role), 10))),
            Upload("GET /api/v1/uploads/{id}"),
            Upload("PATCH /api/v1/uploads/{id}"),
            Upload("DELETE /api/v1/uploads/{id}"),
            new("GET /api/v1/documents", Uploaders, Uploaders, (_, role, _) =>
                Task.FromResult(Ask.Get("/api/v1/documents", Arena.As(role)))),
            new("GET /api/v1/documents/{hash}", Uploaders, Uploaders, async (arena, role, own) =>
            {
                var owner = own && Uploaders.Contains(role) ? Arena.As(role)! : Other;
                var hash = await new Uploading(arena.Api).Upload(owner, Uploading.Pdf());
                return Ask.Get("/api/v1/documents/" + hash, Arena.As(role));
            })
            {
                HasForeign = true,
            },
            File("GET /api/v1/citizen/dossiers/{id}/components/{component}/file", Applicants),
            File("GET /api/v1/citizen/dossiers/{id}/result/file", Applicants),
            File("GET /api/v1/agency/dossiers/{id}/components/{component}/file", OfficersAndSystems),
            File("GET /api/v1/agency/dossiers/{id}/result/file", OfficersAndSystems),
        ];

        AccessRow File(string endpoint, string[] may) => new(endpoint, may, may, async (arena, role, own) =>
        {
            var applicant = !own ? Other : role == "helper" ? Who.Helper : Arena.Me;
            var dossier = await dossiers.GetOrAdd((arena, own, applicant.Name), _ => Finished(arena, applicant, own));
            var path = endpoint[4..].Replace("{id}", dossier.Id, StringComparison.Ordinal)
                .Replace("{component}", "c1", StringComparison.Ordinal);
            return Ask.Get(path, Arena.As(role));
        })
        {
            HasForeign = true,
        };
    }

    private static AccessRow Upload(string endpoint) => new(endpoint, Uploaders, Uploaders, async (arena, role, own) =>
    {
        var owner = own && Uploaders.Contains(role) ? Arena.As(role)! : Other;
        var path = await new Uploading(arena.Api).Begin(owner, 2000);
        var method = endpoint.Split(' ')[0];
        return method == "PATCH"
            ? Uploading.Going(Arena.As(role), path, 0, Uploading.Pdf()[..100])
            : new Ask(method, path) { By = Arena.As(role), Key = null, Headers = [("Tus-Resumable", "1.0.0")] };
    })
    {
        HasForeign = true,
    };

    /// <summary>A finished dossier whose component and result are files.</summary>
    private static async Task<Held> Finished(Arena arena, Who applicant, bool own)
    {
        var uploading = new Uploading(arena.Api);
        var agency = own ? Who.OwnAgency : Who.OtherAgency;
        var officers = Running.Officers.Of(agency);
        var dossier = await uploading.Submit(
            arena.Desk, applicant, await uploading.Upload(applicant, Uploading.Pdf()), agency);
        await dossier.Do(officers.Reception, "acceptance");
        await dossier.Do(officers.Reception, "assignment", new { assignee = officers.Specialist.Name });
        var result = await uploading.Upload(officers.Leader, Uploading.Pdf());
        await dossier.Do(officers.Leader, "result", new { code = "1/KQ", deliverBy = "electronic", fileHash = result });
        return dossier;
    }
}
