using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>What components a procedure knows and needs. "Nothing missing" is checked before a receipt exists.</summary>
internal static class ComponentRules
{
    private static readonly LocalizedText Unknown = new(
        "Thủ tục này không có thành phần hồ sơ như vậy. Hãy chọn trong danh mục thành phần của thủ tục.",
        "The procedure has no such component. Choose one of the procedure's components.");

    private static readonly LocalizedText Twice = new(
        "Thành phần hồ sơ này đã được đính kèm. Mỗi thành phần chỉ gửi một lần.",
        "This component is attached already. Send each component once.");

    private static readonly LocalizedText NoFile = new(
        "Thiếu tệp của thành phần này. Hãy tải tệp lên rồi gửi lại.",
        "The file of this component is missing. Upload it and send again.");

    private static readonly LocalizedText OfThisDossier = new(
        "Tệp này đã được nộp hoặc số hóa trong chính hồ sơ này, nên không phải là sử dụng lại. Hãy gửi như tệp tải lên hoặc bản số hóa.",
        "This file was handed in with this very dossier or digitised for it, which is no re-use. Send it as uploaded or scanned.");

    /// <summary>What is wrong with the components as such.</summary>
    /// <param name="procedure">What the procedure knows.</param>
    /// <param name="attached">What comes in.</param>
    /// <param name="before">What the dossier has already.</param>
    public static ImmutableArray<FieldError> Check(
        ProcedureVersion procedure,
        ImmutableArray<AttachedComponent> attached,
        ImmutableArray<AttachedComponent> before = default)
    {
        if (attached.IsEmpty)
            return [];

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        for (var index = 0; index < attached.Length; index++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/components/{index}");
            var component = attached[index];
            if (Find(procedure, component.Id) is null)
                errors.Add(new FieldError(pointer, "component.unknown", Unknown));
            else if (Has(attached.AsSpan(0, index), component.Id))
                errors.Add(new FieldError(pointer, "component.twice", Twice));
            else if (component.FileHash is null && NeedsFile(component.Source))
                errors.Add(new FieldError(pointer, "component.file_missing", NoFile));
            else if (IsReuse(component) && (HasOwn(before.AsSpan(), component.FileHash) || HasOwn(attached.AsSpan(), component.FileHash)))
                errors.Add(new FieldError(pointer, "component.of_this_dossier", OfThisDossier));
        }

        return errors.ToImmutable();
    }

    /// <summary>What is wrong, and which required components are missing.</summary>
    public static ImmutableArray<FieldError> CheckComplete(
        ProcedureVersion procedure,
        ImmutableArray<AttachedComponent> attached)
    {
        var errors = Check(procedure, attached);
        foreach (var component in procedure.Components)
        {
            if (component.Required && !Has(attached.AsSpan(), component.Id))
                errors = errors.Add(new FieldError("/components", "component.missing", Missing(component)));
        }

        return errors;
    }

    /// <summary>The component of the procedure, or <see langword="null"/>.</summary>
    public static Component? Find(ProcedureVersion procedure, string id)
    {
        foreach (var component in procedure.Components)
        {
            if (component.Id == id)
                return component;
        }

        return null;
    }

    private static bool NeedsFile(ComponentSource source) =>
        source is ComponentSource.Uploaded or ComponentSource.Scanned or ComponentSource.Reused;

    /// <summary>Indices 4.3 and 4.4 count it as a paper that nobody had to hand in again.</summary>
    private static bool IsReuse(AttachedComponent component) =>
        component is { Source: ComponentSource.Reused or ComponentSource.PersonalStore, FileHash: not null };

    private static bool HasOwn(ReadOnlySpan<AttachedComponent> attached, string? file)
    {
        foreach (var component in attached)
        {
            if (component.Source is ComponentSource.Uploaded or ComponentSource.Scanned && component.FileHash == file)
                return true;
        }

        return false;
    }

    private static bool Has(ReadOnlySpan<AttachedComponent> attached, string id)
    {
        foreach (var component in attached)
        {
            if (component.Id == id)
                return true;
        }

        return false;
    }

    private static LocalizedText Missing(Component component) => new(
        $"Thiếu thành phần {component.Id}: {component.Name}",
        $"Component {component.Id} is missing: {component.Name}");
}
