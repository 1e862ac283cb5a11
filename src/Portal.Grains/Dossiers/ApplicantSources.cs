using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>
/// What an applicant, or a helper for them, may say online about where a component comes from. Scans and what the
/// population database said are the agency's to record (<see cref="Processing.DigitiseComponents"/>): nobody else knows,
/// and indices 4.3 to 4.5b count them. A paper can be brought where something happens in person; where all of it is
/// online (toàn trình, Decree 42/2022, Decree 224/2026), nobody would ever see it.
/// </summary>
internal static class ApplicantSources
{
    private static readonly LocalizedText OfAgency = new(
        "Bản số hóa tại quầy và dữ liệu dân cư do cơ quan giải quyết ghi nhận. Hãy tải tệp lên; thành phần không bắt buộc thì có thể bỏ.",
        "Scans of the counter and data of the population database are recorded by the agency. Upload the file, or leave out what is not required.");

    private static readonly LocalizedText NotOnline = new(
        "Dịch vụ toàn trình không nhận giấy tờ nộp trực tiếp. Hãy tải tệp lên.",
        "A full online service takes no papers at the counter. Upload the file.");

    private static readonly LocalizedText NotNamed = new(
        "Chưa nêu giấy tờ nào trong kho dữ liệu điện tử. Hãy gửi mã băm của tệp.",
        "It does not say which paper of the personal store. Send the hash of its file.");

    /// <summary>Why the components cannot be handed in online, or <see langword="null"/>.</summary>
    /// <param name="online">How much of the dossier happens online.</param>
    /// <param name="attached">The components.</param>
    public static Refusal? Check(OnlineKind online, ImmutableArray<AttachedComponent> attached)
    {
        if (attached.IsEmpty)
            return null;

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        for (var index = 0; index < attached.Length; index++)
        {
            if (Wrong(online, attached[index]) is var (field, code, text))
                errors.Add(new FieldError(string.Create(CultureInfo.InvariantCulture, $"/components/{index}/{field}"), code, text));
        }

        return errors.Count == 0 ? null : DossierRefusals.SourceNotAllowed(errors.ToImmutable());
    }

    private static (string Field, string Code, LocalizedText Text)? Wrong(OnlineKind online, AttachedComponent component) =>
        component.Source switch
        {
            ComponentSource.Scanned or ComponentSource.PopulationDatabase => ("source", "component.source_of_agency", OfAgency),
            ComponentSource.Paper when online == OnlineKind.Full => ("source", "component.paper_not_online", NotOnline),
            ComponentSource.PersonalStore when component.FileHash is null =>
                ("fileHash", "component.store_paper_not_named", NotNamed),
            _ => null,
        };
}
