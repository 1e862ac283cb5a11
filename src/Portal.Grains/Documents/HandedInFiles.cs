using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Documents;

/// <summary>
/// Whether the files that components name were uploaded by those who hand them in. Officers and other systems are not
/// asked: what they enter may lie in a system of theirs.
/// </summary>
internal sealed class HandedInFiles(PortalDatabase database, bool required)
{
    private static readonly LocalizedText NotUploaded = new(
        "Tệp của thành phần này chưa được tải lên hệ thống. Hãy tải tệp lên rồi gửi lại.",
        "The file of this component was not uploaded here. Upload it and send again.");

    /// <summary>Whether this installation asks at all.</summary>
    public bool AreAsked => required;

    /// <summary>Why the components cannot be handed in, or <see langword="null"/>.</summary>
    public async ValueTask<Refusal?> CheckAsync(
        ImmutableArray<AttachedComponent> components, string caller, string applicant)
    {
        var hashes = components.Where(IsFile).Select(component => component.FileHash!).Distinct().ToArray();
        if (hashes.Length == 0)
            return null;

        await using var connection = await database.OpenAsync(CancellationToken.None);
        var known = (await connection.QueryAsync<(string Hash, long Own)>(
            $"""
             select hash, cast(max(case when owner in (@caller, @applicant) then 1 else 0 end) as bigint) from document
             where hash {OneOfHashes} and (owner in (@caller, @applicant) or agency is not null) group by hash
             """,
            new { hashes, caller, applicant })).ToDictionary(row => row.Hash, row => row.Own > 0);

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        for (var index = 0; index < components.Length; index++)
        {
            var component = components[index];
            // What is used again may have been digitised by an agency, when the first dossier came on paper.
            if (IsFile(component) && !(known.TryGetValue(component.FileHash!, out var own)
                && (own || component.Source == ComponentSource.Reused)))
            {
                var pointer = string.Create(CultureInfo.InvariantCulture, $"/components/{index}");
                errors.Add(new FieldError(pointer, "component.file_not_uploaded", NotUploaded));
            }
        }

        return errors.Count == 0 ? null : DossierRefusals.ComponentsInvalid(errors.ToImmutable());
    }

    // The one takes a list as an array, for the other Dapper writes it out.
    private string OneOfHashes => database.Kind == DatabaseKind.PostgreSql ? "= any(@hashes)" : "in @hashes";

    private static bool IsFile(AttachedComponent component) =>
        component is
        {
            FileHash: not null,
            Source: ComponentSource.Uploaded or ComponentSource.Scanned or ComponentSource.Reused,
        };
}
