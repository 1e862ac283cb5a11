using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Documents;

/// <summary>
/// Whether the files that components name were uploaded by those who hand them in, and are used again where they are said to
/// be. Officers and other systems are not asked: what they enter may lie in a system of theirs.
/// </summary>
internal sealed class HandedInFiles(PortalDatabase database, bool required)
{
    private static readonly LocalizedText NotUploaded = new(
        "Tệp của thành phần này chưa được tải lên hệ thống. Hãy tải tệp lên rồi gửi lại.",
        "The file of this component was not uploaded here. Upload it and send again.");

    private static readonly LocalizedText NotInStore = new(
        "Chưa có cơ quan nào cấp hoặc số hóa giấy tờ này tại đây. Hãy tải tệp lên và gửi lại như tệp tải lên.",
        "No agency has issued or digitised this paper here. Upload it and send it as uploaded.");

    private static readonly LocalizedText NotReused = new(
        "Giấy tờ này chưa có trong hồ sơ nào khác đã được tiếp nhận, và chưa có cơ quan nào số hóa. Hãy gửi lại như tệp tải lên.",
        "No other dossier that was accepted has this paper, and no agency has digitised it. Send it as uploaded.");

    private readonly EarlierPapers earlier = new(database);

    /// <summary>Whether this installation asks at all.</summary>
    public bool AreAsked => required;

    /// <summary>Why the components cannot be handed in, or <see langword="null"/>.</summary>
    /// <param name="components">What is handed in.</param>
    /// <param name="caller">Who hands it in.</param>
    /// <param name="applicant">Whose dossier it is.</param>
    /// <param name="dossier">Id of the dossier.</param>
    public async ValueTask<Refusal?> CheckAsync(
        ImmutableArray<AttachedComponent> components, string caller, string applicant, string dossier)
    {
        var hashes = components.Select(component => component.FileHash).OfType<string>().Distinct().ToArray();
        if (hashes.Length == 0)
            return null;

        var known = await KnownAsync(hashes, caller, applicant);
        // What nobody but its owner has had, no agency can have used again.
        var unseen = components
            .Where(component => component is { Source: ComponentSource.Reused, FileHash: { } hash } && !known.GetValueOrDefault(hash).OfAgency)
            .Select(component => component.FileHash!)
            .ToHashSet(StringComparer.Ordinal);
        if (unseen.Count > 0)
            unseen.ExceptWith(await earlier.FindAsync(unseen, applicant, dossier));

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        for (var index = 0; index < components.Length; index++)
        {
            if (components[index] is not { FileHash: { } hash } component
                || Wrong(component.Source, known.GetValueOrDefault(hash), unseen.Contains(hash)) is not var (code, text))
                continue;

            errors.Add(new FieldError(string.Create(CultureInfo.InvariantCulture, $"/components/{index}"), code, text));
        }

        return errors.Count == 0 ? null : DossierRefusals.ComponentsInvalid(errors.ToImmutable());
    }

    private static (string Code, LocalizedText Text)? Wrong(
        ComponentSource source, (bool Own, bool OfAgency) known, bool unseen) => source switch
        {
            // The store holds what agencies issued or digitised; what people upload is no more than uploaded.
            ComponentSource.PersonalStore => known.OfAgency ? null : ("component.not_in_store", NotInStore),
            // What is used again may have been digitised by an agency, when the first dossier came on paper.
            ComponentSource.Reused when known.Own || known.OfAgency => unseen ? ("component.not_reused", NotReused) : null,
            _ => known.Own ? null : ("component.file_not_uploaded", NotUploaded),
        };

    private async Task<Dictionary<string, (bool Own, bool OfAgency)>> KnownAsync(string[] hashes, string caller, string applicant)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<(string Hash, long Own, long OfAgency)>(
            $"""
             select hash, cast(max(case when owner in (@caller, @applicant) then 1 else 0 end) as bigint),
                 cast(max(case when agency is not null then 1 else 0 end) as bigint) from document
             where hash {SqlText.OneOf(database.Kind, "@hashes")} and (owner in (@caller, @applicant) or agency is not null) group by hash
             """,
            new { hashes, caller, applicant })).ToDictionary(row => row.Hash, row => (Own: row.Own > 0, OfAgency: row.OfAgency > 0));
    }
}
