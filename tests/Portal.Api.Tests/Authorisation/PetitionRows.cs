using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Authorisation;

/// <summary>The endpoints of petitions in the authorisation table.</summary>
internal static class PetitionRows
{
    private const int Sent = 0;
    private const int Received = 1;
    private const int Asked = 2;
    private const int Answered = 3;

    private static readonly string[] Senders = ["citizen", "helper"];
    private static readonly string[] Officers = ["reception", "specialist", "leader", "manager"];

    public static readonly AccessRow[] All =
    [
        new("POST /api/v1/citizen/petitions", Senders, Senders, (_, role, _) => Task.FromResult(
            Ask.Post("/api/v1/citizen/petitions", Arena.As(role), HeldPetition.Body(Who.OwnAgency)))),
        new("GET /api/v1/citizen/petitions", Senders, Senders, (_, role, _) =>
            Task.FromResult(Ask.Get("/api/v1/citizen/petitions", Arena.As(role)))),
        On("GET /api/v1/citizen/petitions/{id}", Senders, Sent),
        On("POST /api/v1/citizen/petitions/{id}/addition", Senders, Asked, new { text = "Hồ sơ tháng trước" }),
        On("POST /api/v1/citizen/petitions/{id}/rating", Senders, Answered, new { liked = true }),
        On("POST /api/v1/citizen/petitions/{id}/reopening", Senders, Answered, new { text = "Chưa xong" }),
        new("GET /api/v1/agency/petitions", Officers, Officers, (_, role, own) => Task.FromResult(Ask.Get(
            "/api/v1/agency/petitions?agency=" + (own ? Who.OwnAgency : Who.OtherAgency), Arena.As(role))))
        {
            HasForeign = true,
            ForeignForMay = 403,
        },
        On("GET /api/v1/agency/petitions/{id}", Officers, Sent),
        On("POST /api/v1/agency/petitions/{id}/receipt", Officers, Sent),
        On("POST /api/v1/agency/petitions/{id}/refusal", Officers, Sent, Desk.Refusal),
        On("POST /api/v1/agency/petitions/{id}/return", Officers, Received, new { reason = "Thuộc thẩm quyền xã" }),
        On("POST /api/v1/agency/petitions/{id}/transfer", Officers, Received, new { agency = "H44.100" }),
        On("POST /api/v1/agency/petitions/{id}/question", Officers, Received, HeldPetition.Question),
        On("POST /api/v1/agency/petitions/{id}/answer", Officers, Received, new { text = "Đã giải quyết" }),
        On("POST /api/v1/agency/petitions/{id}/publication", Officers, Answered),
    ];

    /// <summary>An endpoint on one petition.</summary>
    private static AccessRow On(string endpoint, string[] may, int stage, object? body = null) =>
        new(endpoint, may, may, async (arena, role, own) =>
        {
            var parts = endpoint.Split(' ');
            var petition = await arena.Petition(stage, role, own);
            return new Ask(parts[0], parts[1].Replace("{id}", petition.Id, StringComparison.Ordinal))
            {
                By = Arena.As(role),
                IfMatch = parts[0] == "GET" ? null : petition.ETag,
                Body = Ask.Bytes(body),
            };
        })
        {
            HasForeign = true,
        };
}
