using Dapper;
using Portal.Grains.Storage;

namespace Portal.Grains.Documents;

/// <summary>Papers that an agency has had from an applicant before: those of their dossiers that were accepted.</summary>
internal sealed class EarlierPapers(PortalDatabase database)
{
    // An enterprise may have very many; what it uses again is mostly in the last ones.
    private const int MostLookedAt = 1_000;

    /// <summary>Which of the files are components or results of other dossiers of the applicant, as far as these were accepted.</summary>
    public async Task<HashSet<string>> FindAsync(IEnumerable<string> hashes, string applicant, string dossier)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(CancellationToken.None);
        foreach (var hash in hashes)
        {
            // In a state this text stands for a file alone: quotes inside a form are escaped.
            var named = $"%\"fileHash\":\"{hash}\"%";
            if (await connection.ExecuteScalarAsync<bool>(
                """
                select exists (
                    select 1 from (
                        select received_at, state from dossier where applicant = @applicant and id <> @dossier
                        order by created_at desc, id desc limit @MostLookedAt) as earlier
                    where received_at is not null and state like @named)
                """,
                new { applicant, dossier, MostLookedAt, named }))
            {
                found.Add(hash);
            }
        }

        return found;
    }
}
