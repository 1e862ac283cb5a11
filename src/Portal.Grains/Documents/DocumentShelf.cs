using Dapper;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Documents;

/// <summary>Finds files by whose they are.</summary>
internal sealed class DocumentShelf(PortalDatabase database, DocumentFiles files) : IDocuments
{
    public async Task<Page<DocumentLine>> OfOwnerAsync(
        string owner, PageRequest page, CancellationToken cancellationToken)
    {
        var after = page.After ?? Keyset.Newest;
        var rows = await QueryAsync(
            """
            select hash, size, media_type as "MediaType", name, at from document
            where owner = @owner and (at, hash) < (@key, @id) order by at desc, hash desc limit @limit
            """,
            new { owner, key = after.SortKey, id = after.Id, limit = page.Size + 1 },
            cancellationToken);
        return Keyset.Cut(rows, page.Size, row => new PageCursor(row.At, row.Hash), row => row.ToLine());
    }

    public Task<StoredFile?> OwnAsync(string hash, Caller caller, CancellationToken cancellationToken) =>
        OneAsync("owner = @owner", new { hash, owner = caller.Subject }, hash, cancellationToken);

    public Task<StoredFile?> OfDossierAsync(
        string hash, DossierView dossier, bool byOfficers, CancellationToken cancellationToken) =>
        OneAsync(
            byOfficers
                ? $"(owner in (@applicant, @filedBy) or {AgencyBranch.Within("@agency", "agency")})"
                : "owner in (@applicant, @filedBy)",
            new { hash, applicant = dossier.Applicant, filedBy = dossier.FiledBy, agency = dossier.Agency },
            hash,
            cancellationToken);

    private async Task<StoredFile?> OneAsync(
        string condition, object values, string hash, CancellationToken cancellationToken)
    {
        // Only fixed texts are put together here; every value is a parameter.
        var rows = await QueryAsync(
            $"""
             select hash, size, media_type as "MediaType", name, at from document
             where hash = @hash and {condition} order by at limit 1
             """,
            values,
            cancellationToken);
        return rows is [{ } row] && files.Exists(hash)
            ? new StoredFile(files.PathOf(hash), row.MediaType, row.Name, hash)
            : null;
    }

    private async Task<List<Row>> QueryAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancellationToken)))
            .AsList();
    }

    private sealed class Row
    {
        public string Hash { get; set; } = "";
        public long Size { get; set; }
        public string MediaType { get; set; } = "";
        public string Name { get; set; } = "";
        public long At { get; set; }

        public DocumentLine ToLine() => new(Hash, Size, MediaType, Name, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}
