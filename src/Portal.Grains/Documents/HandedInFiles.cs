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

    private static readonly LocalizedText NotInStore = new(
        "Chưa có cơ quan nào cấp hoặc số hóa giấy tờ này tại đây. Hãy tải tệp lên và gửi lại như tệp tải lên.",
        "No agency has issued or digitised this paper here. Upload it and send it as uploaded.");

    /// <summary>Whether this installation asks at all.</summary>
    public bool AreAsked => required;

    /// <summary>Why the components cannot be handed in, or <see langword="null"/>.</summary>
    public async ValueTask<Refusal?> CheckAsync(
        ImmutableArray<AttachedComponent> components, string caller, string applicant)
    {
        var hashes = components.Select(component => component.FileHash).OfType<string>().Distinct().ToArray();
        if (hashes.Length == 0)
            return null;

        await using var connection = await database.OpenAsync(CancellationToken.None);
        var known = (await connection.QueryAsync<(string Hash, long Own, long OfAgency)>(
            $"""
             select hash, cast(max(case when owner in (@caller, @applicant) then 1 else 0 end) as bigint),
                 cast(max(case when agency is not null then 1 else 0 end) as bigint) from document
             where hash {OneOfHashes} and (owner in (@caller, @applicant) or agency is not null) group by hash
             """,
            new { hashes, caller, applicant })).ToDictionary(row => row.Hash, row => (Own: row.Own > 0, OfAgency: row.OfAgency > 0));

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        for (var index = 0; index < components.Length; index++)
        {
            var component = components[index];
            var (own, ofAgency) = component.FileHash is { } hash ? known.GetValueOrDefault(hash) : (true, true);
            var there = component.Source switch
            {
                // What is used again may have been digitised by an agency, when the first dossier came on paper.
                ComponentSource.Reused => own || ofAgency,
                // The store holds what agencies issued or digitised; what people upload is no more than uploaded.
                ComponentSource.PersonalStore => ofAgency,
                _ => own,
            };
            if (there)
                continue;

            var pointer = string.Create(CultureInfo.InvariantCulture, $"/components/{index}");
            errors.Add(component.Source == ComponentSource.PersonalStore
                ? new FieldError(pointer, "component.not_in_store", NotInStore)
                : new FieldError(pointer, "component.file_not_uploaded", NotUploaded));
        }

        return errors.Count == 0 ? null : DossierRefusals.ComponentsInvalid(errors.ToImmutable());
    }

    // The one takes a list as an array, for the other Dapper writes it out.
    private string OneOfHashes => database.Kind == DatabaseKind.PostgreSql ? "= any(@hashes)" : "in @hashes";
}
